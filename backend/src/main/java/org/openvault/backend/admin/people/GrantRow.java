package org.openvault.backend.admin.people;

import org.openvault.backend.user.Grant;

/**
 * A permission as a line of a list.
 *
 * @param what what it is about, by name
 * @param key all of it, to name it in a form
 */
public record GrantRow(String verb, String scope, String what, String key) {

    static GrantRow of(Grant grant, String what) {
        return new GrantRow(grant.verb().replace('_', ' '), grant.scope(), what, key(grant));
    }

    /** One spelling for each: {@code edit:page:12}, {@code edit:field:home.HomePage:body}. */
    static String key(Grant grant) {
        return switch (grant.scope()) {
            case "page" -> grant.verb() + ":page:" + grant.page();
            case "folder" -> grant.verb() + ":folder:" + grant.folder();
            case "type" -> grant.verb() + ":type:" + grant.type();
            case "field" -> grant.verb() + ":field:" + grant.type() + ":" + grant.field();
            default -> grant.verb() + ":system";
        };
    }
}
