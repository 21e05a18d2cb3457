package org.openvault.backend.permission;

import java.util.Locale;

/** What somebody may do with an entry. Every verb but {@link #VIEW} brings the right to view. */
public enum Verb {
    /** See drafts and history. */
    VIEW,
    /** Make new ones, and edit those that one has made oneself. */
    ADD,
    EDIT,
    /** Publish, unpublish, schedule, restrict. */
    PUBLISH,
    LOCK,
    /** Throw into the trash, and take out again. */
    DELETE,
    /** Act on a page with all below it: recursive publishing, moves and deletions of pages that have children. */
    BULK,
    /** Use in another entry; asked for images and documents. */
    CHOOSE;

    /** The word in the database and the API. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
