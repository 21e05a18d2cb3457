package org.openvault.backend.contenttype;

import java.util.Locale;

/** The kinds of entry: what can have revisions and publications. Only pages and redirects stand at an address. */
public enum EntryKind {
    PAGE,
    SNIPPET,
    IMAGE,
    DOCUMENT,
    REDIRECT;

    public static EntryKind of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    public boolean hasAddress() {
        return this == PAGE || this == REDIRECT;
    }

    /** Kept in a folder of the media library. */
    public boolean isMedia() {
        return this == IMAGE || this == DOCUMENT;
    }

    /** The word used in the database, in cache tags and in the API. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
