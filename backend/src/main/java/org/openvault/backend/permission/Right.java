package org.openvault.backend.permission;

import java.util.Locale;

/** What somebody may do with the system as a whole. */
public enum Right {
    /** Users, groups, what groups may do, and other people's tokens. */
    MANAGE_USERS,
    /** Sites, their roots and hosts, and locales. */
    MANAGE_SITES,
    /** Gather, publish and revert releases; what is in them still needs its own permissions. */
    MANAGE_RELEASES,
    /** Remove for good what is in the trash. */
    EMPTY_TRASH,
    /** Say who is told of changes, and see what became of that. */
    MANAGE_WEBHOOKS,
    /** Say who is mailed what comes in by forms, and read, export and delete it: it is personal. */
    MANAGE_FORMS,
    /** Read the whole audit log. */
    VIEW_HISTORY;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
