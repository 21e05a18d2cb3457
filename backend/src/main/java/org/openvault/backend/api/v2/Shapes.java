package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.delivery.Live;

/** Which keys the entries of each type have: those of their kind, and those that a module, or else the type itself, adds. */
@ApplicationScoped
class Shapes {

    @Inject
    ContentTypes types;

    @Inject
    @Any
    Instance<TypeShape> modules;

    /** @param types of what is shown; where they are not one, what all of the kind have in common */
    Keys of(Endpoint endpoint, List<ContentType> shown, boolean severalLocales) {
        Keys common = common(endpoint.kind(), severalLocales);
        if (shown.size() != 1) {
            return common;
        }
        List<Key> own = own(shown.getFirst(), severalLocales);
        boolean isOfManyTypes = endpoint.type() == null && endpoint.kind() == EntryKind.PAGE;
        return common.with(isOfManyTypes ? own.stream().map(Key::inDetails).toList() : own);
    }

    private static Keys common(EntryKind kind, boolean severalLocales) {
        return switch (kind) {
            case PAGE -> PageKeys.of(severalLocales);
            case IMAGE, DOCUMENT -> MediaKeys.of(kind);
            case REDIRECT -> RedirectKeys.KEYS;
            case SNIPPET -> CommonKeys.KEYS;
        };
    }

    /** Where the detail of an entry is that another names; null when nowhere. */
    @Nullable
    String endpoint(Live live) {
        return live.kind().equals(EntryKind.SNIPPET.value())
                ? shape(live.type()).map(TypeShape::endpoint).orElse(null)
                : live.kind() + "s";
    }

    private Optional<TypeShape> shape(String type) {
        return modules.stream().filter(shape -> shape.type().equals(type)).findFirst();
    }

    private List<Key> own(ContentType type, boolean severalLocales) {
        return shape(type.name()).map(TypeShape::keys).orElseGet(() -> type.fields().stream()
                .filter(field -> !field.isPrivate() && !isOfKind(type, field))
                .map(field -> key(type, field, severalLocales))
                .toList());
    }

    /** What the kind's own keys say already; redirects have no others. */
    private static boolean isOfKind(ContentType type, Field field) {
        return switch (type.kind()) {
            case PAGE ->
                Set.of("title", "seo_title", "search_description", "show_in_menus")
                        .contains(field.name());
            case IMAGE, DOCUMENT ->
                Set.of("title", "width", "height", "tags", "file").contains(field.name());
            case REDIRECT -> true;
            case SNIPPET -> false;
        };
    }

    private Key key(ContentType type, Field field, boolean severalLocales) {
        boolean isWhole = type.kind() == EntryKind.PAGE && !field.inSummary();
        Key key = Key.body(field.name(), Shown.IN_DETAILS, item -> value(item, field));
        key = isWhole ? key.ofWholeDocument() : key;
        Supplier<Keys> related = related(field.kind(), severalLocales);
        return related == null ? key : key.relatedTo(related);
    }

    /** Entries that a field points at, one or a list of them, are shown with keys of their own, as Wagtail shows them. */
    private @Nullable Supplier<Keys> related(FieldKind kind, boolean severalLocales) {
        return switch (kind) {
            case FieldKind.ImageReference() ->
                () -> common(EntryKind.IMAGE, severalLocales).with(own(EntryKind.IMAGE));
            case FieldKind.DocumentReference() -> () -> common(EntryKind.DOCUMENT, severalLocales);
            case FieldKind.PageReference page -> () -> pageKeys(page, severalLocales);
            case FieldKind.SnippetReference snippet ->
                () -> CommonKeys.KEYS.with(own(types.get(snippet.type()), severalLocales).stream()
                        .map(Key::inDetails)
                        .toList());
            case FieldKind.ListOf list ->
                list.item() instanceof FieldKind.Struct ? null : related(list.item(), severalLocales);
            default -> null; // all other kinds hold what they say
        };
    }

    private List<Key> own(EntryKind kind) {
        return types.list().stream()
                .filter(type -> type.kind() == kind)
                .flatMap(type -> own(type, false).stream())
                .toList();
    }

    private Keys pageKeys(FieldKind.PageReference page, boolean severalLocales) {
        Keys common = PageKeys.of(severalLocales);
        return page.types().size() == 1
                ? common.with(own(types.get(page.types().iterator().next()), severalLocales).stream()
                        .map(Key::inDetails)
                        .toList())
                : common;
    }

    private static com.fasterxml.jackson.databind.JsonNode value(Item item, Field field) {
        return switch (field.kind()) {
            case FieldKind.ImageReference() -> item.related(item.find(item.stored(field.name())));
            case FieldKind.DocumentReference() -> item.related(item.find(item.stored(field.name())));
            case FieldKind.PageReference page -> item.related(item.find(item.stored(field.name())));
            case FieldKind.SnippetReference snippet -> item.related(item.find(item.stored(field.name())));
            case FieldKind.ListOf(FieldKind kind, int max) when isReference(kind) -> relatedList(item, field);
            default -> item.field(field.name());
        };
    }

    private static boolean isReference(FieldKind kind) {
        return kind instanceof FieldKind.ImageReference
                || kind instanceof FieldKind.DocumentReference
                || kind instanceof FieldKind.PageReference
                || kind instanceof FieldKind.SnippetReference;
    }

    private static ArrayNode relatedList(Item item, Field field) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        item.stored(field.name()).forEach(each -> item.find(each.path("value"))
                .ifPresent(live -> result.add(item.related(Optional.of(live)))));
        return result;
    }
}
