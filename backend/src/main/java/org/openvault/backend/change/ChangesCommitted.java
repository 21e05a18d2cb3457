package org.openvault.backend.change;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Changes that are there for everybody now, before whoever made them knows. */
public record ChangesCommitted(Set<String> kinds, Set<String> tags) {

    /** Which languages there are, and at which hosts the sites are, shows anywhere and has no tag. */
    private static final Set<String> EVERYWHERE = Set.of("locale.", "site.");

    public ChangesCommitted {
        kinds = Set.copyOf(kinds);
        tags = Set.copyOf(tags);
    }

    public ChangesCommitted(Collection<String> kinds, Collection<String> tags) {
        this(new TreeSet<>(kinds), new TreeSet<>(tags));
    }

    public boolean isOfEverything() {
        return kinds.stream().anyMatch(kind -> EVERYWHERE.stream().anyMatch(kind::startsWith));
    }
}
