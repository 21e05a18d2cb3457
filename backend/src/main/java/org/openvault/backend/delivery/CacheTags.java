package org.openvault.backend.delivery;

import java.util.Collection;
import java.util.TreeSet;

/** What an answer depends on, noted while it is read: the names by which a change says what it touches. */
public final class CacheTags {

    private final TreeSet<String> tags = new TreeSet<>();
    private final TreeSet<Long> absent = new TreeSet<>();

    public void add(String tag) {
        tags.add(tag);
        int colon = tag.indexOf(':');
        if (colon > 0 && !absent.isEmpty() && tag.substring(colon + 1).matches("[0-9]{1,18}")) {
            absent.remove(Long.valueOf(tag.substring(colon + 1)));
        }
    }

    /** Entries asked for by id. Of those that turn out not to be live the kind is not known: any kind's tag is noted. */
    void addMaybe(Collection<Long> ids) {
        absent.addAll(ids);
    }

    /** The value of a {@code Cache-Tag} header. */
    public String header() {
        var all = new TreeSet<>(tags);
        for (long id : absent) {
            all.add("page:" + id);
            all.add("snippet:" + id);
            all.add("image:" + id);
        }
        return String.join(" ", all);
    }
}
