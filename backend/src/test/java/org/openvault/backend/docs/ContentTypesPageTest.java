package org.openvault.backend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.RichTextFeature;
import org.openvault.backend.openvault.OpenVaultExtension;

/** The page of content types is made from the registry. */
class ContentTypesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/content-types.md");

    private final ContentTypes types = new ContentTypes(List.of(new OpenVaultExtension()));
    private final Map<String, BlockType> blocks = new TreeMap<>();

    @Test
    void thePageIsWhatTheRegistrySays() throws IOException {
        String made = page();
        if (Boolean.getBoolean("ov.docs.write")) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .as("docs/reference/content-types.md: -Dov.docs.write=true writes it anew")
                .isEqualTo(made);
    }

    private String page() {
        var page = new StringBuilder("""
                # Content types

                The types of the Open Vault module, made from the registry: a test fails when this page is old
                ([how](../how-to/documentation.md)). `GET /api/v3/schema` says the same of a running system, with a JSON Schema for each
                ([schema](api/schema.md)). [Another type](../tutorial/own-content-type.md) is one Java file.

                | after a field's kind | |
                |---|---|
                | required | needed to publish |
                | filter, order | lists may be asked by it, be had in its order |
                | searched A to D | its words are found; A weighs most |
                | in lists | lists have it |
                """);
        types.list().stream().sorted(Comparator.comparing(ContentType::name)).forEach(type -> page.append(of(type)));
        page.append("\n## Blocks\n\nWhat a stream may hold.\n\n| block | label | value |\n|---|---|---|\n");
        blocks.values()
                .forEach(block -> page.append(
                        "| `%s` | %s | %s |\n".formatted(block.name(), block.label(), kind(block.value()))));
        return page.toString();
    }

    private String of(ContentType type) {
        var section = new StringBuilder("\n## `%s`\n\n%s; a %s.%s%s\n\n| field | label | kind | |\n|---|---|---|---|\n"
                .formatted(type.name(), type.label(), type.kind().value(), places(type), most(type)));
        type.fields()
                .forEach(field -> section.append("| `%s` | %s | %s | %s |\n"
                        .formatted(field.name(), field.label(), kind(field.kind()), options(field))));
        return section.toString();
    }

    private static String places(ContentType type) {
        if (type.parents().isEmpty()) {
            return "";
        }
        return " Stands below "
                + new TreeSet<>(type.parents())
                        .stream()
                                .map(parent -> parent.isEmpty() ? "nothing, as the root of a site" : "`" + parent + "`")
                                .collect(Collectors.joining(", "))
                + ".";
    }

    private static String most(ContentType type) {
        return (type.most() > 0 ? " At most %d on a site.".formatted(type.most()) : "")
                + (type.mostUnderOne() > 0 ? " At most %d below one page.".formatted(type.mostUnderOne()) : "");
    }

    private static String options(Field field) {
        List<String> options = new ArrayList<>();
        if (field.requiredToPublish()) {
            options.add("required");
        }
        if (field.filterable()) {
            options.add("filter");
        }
        if (field.orders()) {
            options.add("order");
        }
        if (field.searchWeight() != ' ') {
            options.add("searched " + field.searchWeight());
        }
        if (field.inSummary()) {
            options.add("in lists");
        }
        if (field.isPrivate()) {
            options.add("hidden");
        }
        return String.join(", ", options);
    }

    private String kind(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> "text, at most %d".formatted(text.maxLength());
            case FieldKind.RichText rich ->
                (rich.inline() ? "inline rich text" : "rich text") + features(rich.features());
            case FieldKind.Bool bool -> "yes or no";
            case FieldKind.Number number -> number.whole() ? "whole number" : "number";
            case FieldKind.Date date -> "date";
            case FieldKind.Duration duration -> "duration";
            case FieldKind.Choice choice -> "one of " + names(choice.options());
            case FieldKind.Url url -> "address";
            case FieldKind.Words words -> "words like `" + words.pattern().replace("|", "\\|") + "`";
            case FieldKind.Tags tags -> "tags";
            case FieldKind.ImageReference image -> "image";
            case FieldKind.DocumentReference document -> "document";
            case FieldKind.PageReference page ->
                page.types().isEmpty() ? "page" : "page of " + names(new TreeSet<>(page.types()));
            case FieldKind.SnippetReference snippet -> "snippet `" + snippet.type() + "`";
            case FieldKind.Html html -> "HTML";
            case FieldKind.Table table -> "table";
            case FieldKind.File file -> "file";
            case FieldKind.FocalPoint point -> "point in the picture";
            case FieldKind.Struct struct ->
                struct.fields().stream()
                        .map(field -> "`%s` (%s)".formatted(field.name(), kind(field.kind())))
                        .collect(Collectors.joining(", "));
            case FieldKind.ListOf list -> "list, at most %d, of: %s".formatted(list.max(), kind(list.item()));
            case FieldKind.Stream stream -> stream(stream);
        };
    }

    private String stream(FieldKind.Stream stream) {
        stream.blocks().forEach(block -> blocks.put(block.name(), block));
        return "stream of "
                + names(stream.blocks().stream().map(BlockType::name).toList());
    }

    private static String features(Collection<RichTextFeature> features) {
        return features.size() == RichTextFeature.values().length
                ? ""
                : " ("
                        + features.stream()
                                .sorted()
                                .map(each -> each.name().toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String names(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
