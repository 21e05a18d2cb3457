package org.openvault.backend.contenttype;

import java.util.Objects;

/**
 * One named value of a content type. Built by the methods that return a copy: {@code image("cover_image",
 * "Cover").required().shownInLists()}.
 *
 * @param searchWeight PostgreSQL's weight letter A to D, or {@code ' '} when the field is not searched
 * @param filterable lists may be asked by its value
 * @param orders lists may be had in its order, which is another right than that to filter by it, or to read it
 * @param inSummary kept beside the publication, so that lists show it without reading the whole document
 * @param siteWide the cache tag that a change of this field touches for the whole site, such as {@code menu}; else empty
 */
public record Field(
        String name,
        String label,
        FieldKind kind,
        boolean requiredToPublish,
        char searchWeight,
        boolean filterable,
        boolean orders,
        boolean inSummary,
        boolean isPrivate,
        String siteWide) {

    public Field {
        Objects.requireNonNull(kind);
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("'" + name + "' is not a field name: lower case letters, digits and _");
        }
    }

    static Field of(String name, String label, FieldKind kind) {
        return new Field(name, label, kind, false, ' ', false, false, false, false, "");
    }

    public Field required() {
        return new Field(name, label, kind, true, searchWeight, filterable, orders, inSummary, isPrivate, siteWide);
    }

    public Field searched(char weight) {
        return new Field(
                name, label, kind, requiredToPublish, weight, filterable, orders, inSummary, isPrivate, siteWide);
    }

    /** Filterable values are read from the summary, so the field joins it. */
    public Field asFilter() {
        return new Field(name, label, kind, requiredToPublish, searchWeight, true, orders, true, isPrivate, siteWide);
    }

    /** What lists are ordered by is read from the summary, so the field joins it. */
    public Field asOrder() {
        return new Field(
                name, label, kind, requiredToPublish, searchWeight, filterable, true, true, isPrivate, siteWide);
    }

    public Field shownInLists() {
        return new Field(
                name, label, kind, requiredToPublish, searchWeight, filterable, orders, true, isPrivate, siteWide);
    }

    /** Never leaves the admin: absent from the API, its filters and its order. */
    public Field hidden() {
        return new Field(
                name, label, kind, requiredToPublish, searchWeight, filterable, orders, inSummary, true, siteWide);
    }

    public Field shownOnEveryPage(String tag) {
        return new Field(name, label, kind, requiredToPublish, searchWeight, filterable, orders, true, isPrivate, tag);
    }
}
