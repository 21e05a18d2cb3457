package org.openvault.backend.admin;

import org.openvault.backend.contenttype.EntryKind;

/** Where the admin shows an entry. */
public final class Links {

    private Links() {}

    /** @param type its content type, which is part of the address of snippets */
    public static String to(String kind, String type, long id) {
        return switch (EntryKind.of(kind)) {
            case PAGE -> "/admin/pages/" + id;
            case SNIPPET -> "/admin/snippets/" + type + "/" + id;
            case IMAGE, DOCUMENT -> "/admin/media/" + id;
            case REDIRECT -> "/admin/settings/redirects/" + id;
        };
    }
}
