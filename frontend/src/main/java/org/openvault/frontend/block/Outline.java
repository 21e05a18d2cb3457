package org.openvault.frontend.block;

import java.util.ArrayList;
import java.util.List;

/** The headings of a page as they are met: the table of contents, and the level that each may have without a gap. */
public final class Outline {
    /** A heading of the second level with those of the third below it. */
    public record Section(String anchor, String title, List<Section> parts) {}

    private final List<Section> sections = new ArrayList<>();
    private int level = 1;

    /** The level that a heading gets: as wished, but never more than one below the heading before it. */
    int enter(int wished) {
        level = Math.clamp(wished, 2, Math.min(4, level + 1));
        return level;
    }

    public void add(int level, String anchor, String title) {
        Section section = new Section(anchor, title, new ArrayList<>());
        if (level == 2 || sections.isEmpty()) {
            sections.add(section);
        } else if (level == 3) {
            sections.getLast().parts().add(section);
        }
    }

    /** A part of the page beside the text: authors, notes. */
    public void addSection(String anchor, String title) {
        level = 2;
        add(2, anchor, title);
    }

    public List<Section> sections() {
        return List.copyOf(sections);
    }
}
