package org.openvault.backend.contenttype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an editor can make one of. From this one value come validation, references, search text, the API's shape and (with
 * the admin) the form; a change of it needs no migration.
 *
 * @param name as the API says it: {@code exhibits.ExhibitPage}
 * @param titleField the field whose text names an entry in lists, usually {@code title}
 * @param parents page types under which a page of this type may stand; {@link #ROOT} for the root of a site
 * @param children page types that may stand under a page of this type; empty for all that name it as their parent
 * @param lists page types of which a page of this type shows the newest, such as an index its children
 * @param most how many pages of this type a site may have; 0 for any number
 * @param mostUnderOne how many pages of this type one page may have below it; 0 for any number
 * @param shown how many of its children a page of this type shows at most
 */
public record ContentType(
        String name,
        EntryKind kind,
        String label,
        int version,
        String titleField,
        List<Field> fields,
        Set<String> parents,
        Set<String> children,
        Set<String> lists,
        int most,
        int mostUnderOne,
        int shown) {

    public static final String ROOT = "";

    private static final int USUALLY_SHOWN = 100;

    public ContentType {
        fields = List.copyOf(fields);
        parents = Set.copyOf(parents);
        children = Set.copyOf(children);
        lists = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(lists));
        if (!name.matches("[a-z_]+\\.[A-Z][A-Za-z]*")) {
            throw new IllegalArgumentException("'" + name + "' is not a type name such as exhibits.ExhibitPage");
        }
        var names = new HashSet<String>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException(name + " declares the field '" + field.name() + "' twice");
            }
        }
    }

    public static ContentType page(String name, String label) {
        return new ContentType(
                name,
                EntryKind.PAGE,
                label,
                1,
                "title",
                pageFields(),
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                USUALLY_SHOWN);
    }

    public static ContentType snippet(String name, String label, String titleField) {
        return new ContentType(
                name,
                EntryKind.SNIPPET,
                label,
                1,
                titleField,
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                USUALLY_SHOWN);
    }

    public static ContentType ofKind(EntryKind kind, String name, String label, String titleField) {
        return new ContentType(
                name, kind, label, 1, titleField, List.of(), Set.of(), Set.of(), Set.of(), 0, 0, USUALLY_SHOWN);
    }

    /** What every page has, whatever its type. */
    private static List<Field> pageFields() {
        return List.of(
                Fields.text("title", "Title", 255).required().searched('A'),
                Fields.text("seo_title", "Title for search engines", 255).asFilter(),
                Fields.text("search_description", "Description", 500)
                        .searched('B')
                        .asFilter(),
                Fields.bool("show_in_menus", "Show in menus").asFilter().asOrder());
    }

    public ContentType under(String... types) {
        return new ContentType(
                name,
                kind,
                label,
                version,
                titleField,
                fields,
                Set.of(types),
                children,
                lists,
                most,
                mostUnderOne,
                shown);
    }

    public ContentType above(String... types) {
        return new ContentType(
                name,
                kind,
                label,
                version,
                titleField,
                fields,
                parents,
                Set.of(types),
                lists,
                most,
                mostUnderOne,
                shown);
    }

    public ContentType listing(String... types) {
        Set<String> inOrder = new LinkedHashSet<>(List.of(types));
        return new ContentType(
                name, kind, label, version, titleField, fields, parents, children, inOrder, most, mostUnderOne, shown);
    }

    public ContentType atMost(int pages) {
        return new ContentType(
                name, kind, label, version, titleField, fields, parents, children, lists, pages, mostUnderOne, shown);
    }

    public ContentType atMostUnderOne(int pages) {
        return new ContentType(
                name, kind, label, version, titleField, fields, parents, children, lists, most, pages, shown);
    }

    /** For lists of short entries; a page of them is still one answer. */
    public ContentType showing(int children) {
        return new ContentType(
                name,
                kind,
                label,
                version,
                titleField,
                fields,
                parents,
                this.children,
                lists,
                most,
                mostUnderOne,
                children);
    }

    public ContentType with(Field... more) {
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new ContentType(
                name, kind, label, version, titleField, all, parents, children, lists, most, mostUnderOne, shown);
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    public boolean allowsParent(String parentType) {
        return parents.contains(parentType);
    }

    public boolean allowsChild(String childType) {
        return children.isEmpty() || children.contains(childType);
    }
}
