package org.openvault.backend.admin.explorer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What lists of pages are ordered by. */
enum Sort {
    TREE("pg.position", "numeric"),
    TITLE("coalesce(lower(r.title), '')", "text"),
    TYPE("e.type", "text"),
    EDITED("r.created_at", "timestamptz");

    /** In the query, and what its text is to be read as. */
    final String key;

    final String sqlType;

    Sort(String key, String sqlType) {
        this.key = key;
        this.sqlType = sqlType;
    }

    static Sort of(@Nullable String word) {
        for (Sort sort : values()) {
            if (sort.word().equals(word)) {
                return sort;
            }
        }
        return TREE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean asksTheDraft() {
        return this == TITLE || this == EDITED;
    }
}
