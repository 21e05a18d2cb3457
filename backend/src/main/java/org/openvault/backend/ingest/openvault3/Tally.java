package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Converts everything once without storing it, so that a report needs no database. */
final class Tally implements Lookup {

    private final Set<String> pictures = new HashSet<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Addresses addresses;
    private int footnotes;
    private int blocks;
    private int linksToPages;
    private int linksToOldAddresses;
    private int linksDropped;

    Tally(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Whether the page becomes a document. A stack that overflows is one page's nesting, not a broken machine. */
    boolean convertible(OldPage page, List<Finding> problems) {
        try {
            count(new Conversion(page, addresses, this));
            return true;
        } catch (RuntimeException | StackOverflowError failure) {
            problems.add(new Finding(
                    page.file(), 0, "cannot be converted: " + failure.getClass().getSimpleName()));
            return false;
        }
    }

    void count(Person person) {
        if (person.portrait() != null) {
            image(person.portrait());
        }
        OpenVault3Content.biography(person.biography(), addresses, this);
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    Summary summary(
            List<OldPage> pages, List<Person> people, List<Redirect> redirects, int warningCount, int problemCount) {
        return new Summary(
                count(pages, PageKind.EXHIBIT),
                count(pages, PageKind.COLLECTION),
                people.size(),
                pictures.size(),
                footnotes,
                blocks,
                linksToPages,
                linksToOldAddresses,
                linksDropped,
                redirects.size(),
                (int) redirects.stream()
                        .filter(redirect -> redirect.to() instanceof Redirect.Target.ToPage)
                        .count(),
                warningCount,
                problemCount);
    }

    private void count(Conversion conversion) {
        ObjectNode document = conversion.document();
        blocks += document.path("body").size() + document.path("content").size();
        footnotes += conversion.footnotes();
        linksToPages += conversion.links().toPages();
        linksToOldAddresses += conversion.links().toOldAddresses();
        linksDropped += conversion.links().dropped();
        warnings.addAll(conversion.warnings());
    }

    private static int count(List<OldPage> pages, PageKind kind) {
        return (int) pages.stream().filter(page -> page.key().kind() == kind).count();
    }

    @Override
    public long image(Picture picture) {
        pictures.add(picture.url());
        return 1;
    }

    @Override
    public long author(Person person) {
        return 1;
    }

    @Override
    public OptionalLong page(PageKey page) {
        return OptionalLong.of(1);
    }
}
