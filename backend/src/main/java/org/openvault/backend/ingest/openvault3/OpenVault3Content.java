package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * All that one reading found.
 *
 * @param people everyone, once
 * @param problems what could not be read; the rest was read all the same
 * @param warnings what was read, but not as its writer can have meant it
 */
public record OpenVault3Content(
        List<OldPage> pages,
        List<Person> people,
        List<Redirect> redirects,
        List<Finding> problems,
        List<Finding> warnings,
        Summary summary) {

    public OpenVault3Content {
        pages = List.copyOf(pages);
        people = List.copyOf(people);
        redirects = List.copyOf(redirects);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** The page as it is stored, with the fields of its content type. */
    public ObjectNode documentOf(OldPage page, Lookup lookup) {
        return new Conversion(page, addresses(), lookup).document();
    }

    /** The person as an {@code authors.Author} is stored: {@code name}, {@code image}, {@code bio}. */
    public ObjectNode documentOf(Person person, Lookup lookup) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", person.name());
        if (person.portrait() == null) {
            document.putNull("image");
        } else {
            document.put("image", lookup.image(person.portrait()));
        }
        document.put("bio", biography(person.biography(), addresses(), lookup));
        return document;
    }

    static String biography(Section section, Addresses addresses, Lookup lookup) {
        Element tree = Markdown.read(section.lines());
        Links links = new Links(section.file(), List.of(section), addresses, lookup, new Anchors(List.of(tree)));
        RichText text = new RichText(links, lookup, Set.of());
        return tree.childNodes().stream()
                .map(node -> node instanceof Element element && RichText.isBlock(element)
                        ? text.block(element)
                        : RichText.paragraph(text.inline(List.of(node))))
                .collect(Collectors.joining());
    }

    private Addresses addresses() {
        return new Addresses(pages.stream().map(OldPage::key).toList());
    }
}
