package org.openvault.backend.ingest.openvault3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as its file has it.
 *
 * @param file path below the source folder
 * @param title plain text
 * @param order the earlier site's sort number
 * @param people everyone who signs or is introduced, in the order in which the page should name them
 */
public record OldPage(
        PageKey key,
        String file,
        String title,
        int order,
        @Nullable Picture cover,
        List<Person> people,
        List<Section> sections) {

    public OldPage {
        people = List.copyOf(people);
        sections = List.copyOf(sections);
    }

    OldPage withPeople(List<Person> merged) {
        return new OldPage(key, file, title, order, cover, merged, sections);
    }
}
