package org.openvault.backend.admin.report;

/** Where an entry is edited. */
final class EntryLink {

    private EntryLink() {}

    static String to(String kind, String type, long id) {
        return switch (kind) {
            case "page" -> "/admin/pages/" + id;
            case "snippet" -> "/admin/snippets/" + type + "/" + id;
            case "redirect" -> "/admin/settings/redirects/" + id;
            default -> "/admin/media/" + id;
        };
    }
}
