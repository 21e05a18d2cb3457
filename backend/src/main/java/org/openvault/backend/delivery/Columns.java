package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.delivery.Column.Operator;
import org.openvault.backend.problem.Problem;

/**
 * By what lists of some types may be asked: what all entries have, and the fields that every one of the types declares and
 * lets be asked by. Whatever else is named, a private field above all, is told of as if it did not exist.
 */
public final class Columns {

    static final Column ENTRY = new Column("id", ValueKind.ID, "p.entry_id", true, true, true);
    static final Column SITE = new Column("site", ValueKind.ID, "p.site_id", true, false, false);
    static final Column PATH = new Column("url_path", ValueKind.TEXT, "p.url_path", true, false, false);
    static final Column POSITION = new Column("position", ValueKind.NUMBER, "p.position", false, false, false);
    static final Column FEATURED = new Column("featured", ValueKind.TRUTH, "p.featured", true, true, true);
    static final Column FIRST_PUBLISHED =
            new Column("first_published_at", ValueKind.INSTANT, "p.first_published_at", true, true, true);
    private static final Column LAST_PUBLISHED =
            new Column("last_published_at", ValueKind.INSTANT, "p.last_published_at", true, true, true);
    private static final Column TITLE = new Column("title", ValueKind.TEXT, "p.title", false, true, true);
    private static final Column SLUG = new Column("slug", ValueKind.TEXT, "p.slug", false, true, true);
    private static final Column OLD_PATH = new Column("old_path", ValueKind.TEXT, "p.url_path", true, true, true);
    private static final int MOST_KEYS = 5;
    private static final String BETWEEN = "__";

    private final Map<String, Column> byName;

    private Columns(Map<String, Column> byName) {
        this.byName = byName;
    }

    public static Columns of(EntryKind kind, Collection<ContentType> types) {
        var columns = new LinkedHashMap<String, Column>();
        types.stream().findFirst().ifPresent(first -> first.fields().stream()
                .filter(field -> types.stream().allMatch(type -> declares(type, field)))
                .flatMap(field -> column(field).stream())
                .forEach(column -> columns.put(column.name(), column)));
        var ofAll = new ArrayList<>(List.of(ENTRY, TITLE, FIRST_PUBLISHED, LAST_PUBLISHED));
        if (kind == EntryKind.PAGE) {
            ofAll.add(SLUG);
        }
        if (kind == EntryKind.REDIRECT) {
            ofAll.add(OLD_PATH);
        }
        ofAll.forEach(column -> columns.put(column.name(), column));
        return new Columns(columns);
    }

    private static boolean declares(ContentType type, Field field) {
        return type.field(field.name())
                .filter(other -> !other.isPrivate()
                        && other.filterable() == field.filterable()
                        && other.orders() == field.orders()
                        && other.kind().getClass() == field.kind().getClass())
                .isPresent();
    }

    /** Names of fields are made of lower case letters, digits and _ alone: see {@link Field}. */
    private static Optional<Column> column(Field field) {
        if (field.isPrivate() || !field.filterable() && !field.orders()) {
            return Optional.empty();
        }
        String name = field.name();
        if (name.equals(FEATURED.name()) && field.kind() instanceof FieldKind.Bool) {
            return Optional.of(
                    new Column(name, ValueKind.TRUTH, FEATURED.sql(), true, field.filterable(), field.orders()));
        }
        return valueKind(field.kind())
                .map(kind -> new Column(
                        name,
                        kind,
                        expression(field, kind),
                        false,
                        field.filterable(),
                        field.orders() && !kind.isList()));
    }

    private static Optional<ValueKind> valueKind(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> Optional.of(ValueKind.TEXT);
            case FieldKind.RichText text -> Optional.of(ValueKind.TEXT);
            case FieldKind.Choice choice -> Optional.of(ValueKind.TEXT);
            case FieldKind.Url() -> Optional.of(ValueKind.TEXT);
            case FieldKind.Bool() -> Optional.of(ValueKind.TRUTH);
            case FieldKind.Number number -> Optional.of(ValueKind.NUMBER);
            case FieldKind.Duration() -> Optional.of(ValueKind.NUMBER);
            case FieldKind.Date() -> Optional.of(ValueKind.DATE);
            case FieldKind.ImageReference() -> Optional.of(ValueKind.ID);
            case FieldKind.DocumentReference() -> Optional.of(ValueKind.ID);
            case FieldKind.PageReference page -> Optional.of(ValueKind.ID);
            case FieldKind.SnippetReference snippet -> Optional.of(ValueKind.ID);
            case FieldKind.Tags() -> Optional.of(ValueKind.WORDS);
            case FieldKind.Words words -> Optional.of(ValueKind.WORDS);
            case FieldKind.ListOf list ->
                valueKind(list.item()).filter(item -> item == ValueKind.ID).map(id -> ValueKind.REFERENCES);
            case FieldKind.Html() -> Optional.empty();
            case FieldKind.Table() -> Optional.empty();
            case FieldKind.File() -> Optional.empty();
            case FieldKind.FocalPoint() -> Optional.empty();
            case FieldKind.Struct struct -> Optional.empty();
            case FieldKind.Stream stream -> Optional.empty();
        };
    }

    /** What is not of its kind counts as not said: entries of other types may keep something else under the name. */
    private static String expression(Field field, ValueKind kind) {
        String value = "p.summary -> '" + field.name() + "'";
        String text = "p.summary ->> '" + field.name() + "'";
        return switch (kind) {
            case TEXT, DATE -> "(" + text + ")";
            case TRUTH -> "(" + value + " = 'true')";
            case ID -> "(case when jsonb_typeof(%s) = 'number' then cast(%s as bigint) end)".formatted(value, text);
            case NUMBER ->
                "(case when %s ~ '^-?[0-9.]+$' then cast(%s as numeric) end)".formatted("(" + text + ")", text);
            case WORDS, REFERENCES -> "(" + value + ")";
            case INSTANT -> throw new IllegalStateException("no field holds an instant");
        };
    }

    /** @param withOperators whether {@code name__gte} and the like are known too */
    public boolean filters(String parameter, boolean withOperators) {
        return asked(parameter, withOperators).isPresent();
    }

    /** All parameters that ask by a value. */
    public List<String> filters(boolean withOperators) {
        return byName.keySet().stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(name),
                        Arrays.stream(Operator.values())
                                .map(operator ->
                                        name + BETWEEN + operator.name().toLowerCase(Locale.ROOT))))
                .filter(name -> filters(name, withOperators))
                .toList();
    }

    private record Asked(Column column, Operator operator) {}

    private Optional<Asked> asked(String parameter, boolean withOperators) {
        int between = withOperators ? parameter.lastIndexOf(BETWEEN) : -1;
        Optional<Asked> whole = find(parameter).map(column -> new Asked(column, Operator.IS));
        return whole.or(() -> between < 1
                        ? Optional.empty()
                        : operator(parameter.substring(between + BETWEEN.length()))
                                .flatMap(operator -> find(parameter.substring(0, between))
                                        .map(column -> new Asked(column, operator))))
                .filter(asked -> asked.column.allows(asked.operator));
    }

    private Optional<Column> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Optional<Operator> operator(String name) {
        return List.of(Operator.GTE, Operator.LTE, Operator.IN, Operator.NOT, Operator.ISNULL).stream()
                .filter(operator -> operator.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /**
     * What a parameter asks for. Of a list of tags with commas between, all are asked for.
     *
     * @throws Problem.BadRequest when the value is none of the field's kind
     */
    public Condition filter(String parameter, String value) {
        Asked asked = asked(parameter, true).orElseThrow(() -> unknown(parameter));
        try {
            if (asked.operator == Operator.IS && asked.column.kind().isList()) {
                var each = new ArrayList<Sql>();
                for (String one : value.split(",", -1)) {
                    each.add(asked.column.condition(Operator.IS, one));
                }
                return new Condition(Sql.joined(" and ", each));
            }
            return new Condition(asked.column.condition(asked.operator, value));
        } catch (IllegalArgumentException wrong) {
            throw new Problem.BadRequest("field filter error. '%s' is not a valid value for %s (%s)"
                    .formatted(shortened(value), parameter, wrong.getMessage()));
        }
    }

    public static Problem.BadRequest unknown(String parameter) {
        return new Problem.BadRequest(
                "query parameter is not an operation or a recognised field: " + shortened(parameter));
    }

    private static String shortened(String text) {
        String visible = text.replace('\0', '?');
        return visible.length() <= 100 ? visible : visible.substring(0, 100) + "…";
    }

    /**
     * @param text names with commas between, each with {@code -} before it for the other way round
     * @throws Problem.BadRequest when lists cannot be had in that order
     */
    public Order order(String text) {
        var keys = new ArrayList<Order.Key>();
        var names = new HashSet<String>();
        for (String part : text.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String name = descending ? part.substring(1) : part;
            Column column = find(name)
                    .filter(Column::orders)
                    .orElseThrow(() ->
                            new Problem.BadRequest("cannot order by '%s' (unknown field)".formatted(shortened(name))));
            if (!names.add(name) || names.size() > MOST_KEYS) {
                throw new Problem.BadRequest("cannot order by '%s' (named twice, or one of more than %d)"
                        .formatted(shortened(name), MOST_KEYS));
            }
            keys.add(new Order.Key(column, descending));
        }
        return Order.of(text, keys);
    }
}
