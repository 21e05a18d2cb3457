package org.openvault.backend.contenttype;

import java.util.List;
import java.util.Set;

/** The vocabulary in which a content type is declared. Import it statically. */
public final class Fields {

    private Fields() {}

    public static Field text(String name, String label, int maxLength) {
        return Field.of(name, label, new FieldKind.Text(maxLength));
    }

    public static Field richText(String name, String label) {
        return Field.of(name, label, new FieldKind.RichText(RichTextFeature.ALL, false));
    }

    public static Field richText(String name, String label, RichTextFeature... features) {
        return Field.of(name, label, new FieldKind.RichText(Set.of(features), false));
    }

    public static Field inlineText(String name, String label, RichTextFeature... features) {
        return Field.of(name, label, new FieldKind.RichText(Set.of(features), true));
    }

    public static Field bool(String name, String label) {
        return Field.of(name, label, new FieldKind.Bool());
    }

    public static Field wholeNumber(String name, String label) {
        return Field.of(name, label, new FieldKind.Number(true));
    }

    public static Field date(String name, String label) {
        return Field.of(name, label, new FieldKind.Date());
    }

    public static Field duration(String name, String label) {
        return Field.of(name, label, new FieldKind.Duration());
    }

    public static Field choice(String name, String label, String... options) {
        return Field.of(name, label, new FieldKind.Choice(List.of(options)));
    }

    public static Field url(String name, String label) {
        return Field.of(name, label, new FieldKind.Url());
    }

    public static Field words(String name, String label, String pattern) {
        return Field.of(name, label, new FieldKind.Words(pattern));
    }

    public static Field tags(String name, String label) {
        return Field.of(name, label, new FieldKind.Tags());
    }

    public static Field image(String name, String label) {
        return Field.of(name, label, new FieldKind.ImageReference());
    }

    public static Field page(String name, String label, String... types) {
        return Field.of(name, label, new FieldKind.PageReference(Set.of(types)));
    }

    public static Field html(String name, String label) {
        return Field.of(name, label, new FieldKind.Html());
    }

    public static Field table(String name, String label) {
        return Field.of(name, label, new FieldKind.Table());
    }

    public static Field file(String name, String label) {
        return Field.of(name, label, new FieldKind.File());
    }

    public static Field focalPoint(String name, String label) {
        return Field.of(name, label, new FieldKind.FocalPoint());
    }

    public static Field pages(String name, String label, int max, String... types) {
        return list(name, label, max, new FieldKind.PageReference(Set.of(types)));
    }

    public static Field snippets(String name, String label, int max, String type) {
        return list(name, label, max, new FieldKind.SnippetReference(type));
    }

    public static Field structs(String name, String label, int max, Field... fields) {
        return list(name, label, max, new FieldKind.Struct(List.of(fields)));
    }

    public static Field stream(String name, String label, List<BlockType> blocks) {
        return Field.of(name, label, new FieldKind.Stream(blocks));
    }

    /** A block of several named values. */
    public static BlockType block(String name, String label, Field... fields) {
        return new BlockType(name, label, new FieldKind.Struct(List.of(fields)));
    }

    /** A block of one unnamed value. */
    public static BlockType block(String name, String label, FieldKind value) {
        return new BlockType(name, label, value);
    }

    private static Field list(String name, String label, int max, FieldKind item) {
        return Field.of(name, label, new FieldKind.ListOf(item, max));
    }
}
