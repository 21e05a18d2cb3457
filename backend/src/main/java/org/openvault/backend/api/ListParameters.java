package org.openvault.backend.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Columns;
import org.openvault.backend.delivery.Condition;
import org.openvault.backend.delivery.Listing;
import org.openvault.backend.delivery.Order;
import org.openvault.backend.delivery.Sites.Site;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;

/** What a request asks of a list of live entries, in the words that both versions of the API share. */
public final class ListParameters {

    private static final Set<String> OF_ALL =
            Set.of("limit", "offset", "fields", "order", "search", "search_operator", "as_of");
    private static final Set<String> OF_PAGES =
            Set.of("type", "child_of", "descendant_of", "ancestor_of", "translation_of", "locale", "site");
    private static final String ANY = "any";
    private static final int LONGEST_SEARCH = 500;

    private final QueryParameters given;
    private final EntryKind kind;
    private final List<ContentType> types;
    private final Columns columns;
    private final boolean withOperators;

    private ListParameters(
            QueryParameters given, EntryKind kind, List<ContentType> types, Columns columns, boolean withOperators) {
        this.given = given;
        this.kind = kind;
        this.types = types;
        this.columns = columns;
        this.withOperators = withOperators;
    }

    /**
     * @param possible types of which entries are listed here
     * @param withOperators {@code __gte} and the like, and {@code any}
     * @param more operations that are known here
     * @throws Problem.BadRequest when a parameter is neither an operation nor a field by which the types may be asked
     */
    public static ListParameters of(
            QueryParameters given,
            EntryKind kind,
            Collection<ContentType> possible,
            boolean withOperators,
            Collection<String> more) {
        boolean byType = kind == EntryKind.PAGE || more.contains("type");
        List<ContentType> types = byType ? types(given, possible) : List.copyOf(possible);
        var parameters = new ListParameters(given, kind, types, Columns.of(kind, types), withOperators);
        parameters.requireKnown(more);
        given.requireOnce(withOperators ? new String[] {ANY} : new String[0]);
        return parameters;
    }

    private static List<ContentType> types(QueryParameters given, Collection<ContentType> possible) {
        Optional<String> wanted = given.text("type");
        if (wanted.isEmpty()) {
            return List.copyOf(possible);
        }
        var types = new ArrayList<ContentType>();
        for (String name : new LinkedHashSet<>(List.of(wanted.get().split(",", -1)))) {
            types.add(possible.stream()
                    .filter(type -> type.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Problem.BadRequest("type doesn't exist")));
        }
        return types;
    }

    private void requireKnown(Collection<String> more) {
        var unknown = new TreeSet<>(given.names());
        unknown.removeAll(OF_ALL);
        unknown.removeAll(more);
        if (kind == EntryKind.PAGE) {
            unknown.removeAll(OF_PAGES);
        }
        unknown.removeIf(name -> withOperators && name.equals(ANY) || columns.filters(name, withOperators));
        given.refuse(unknown);
    }

    /** The types that are listed. */
    public List<ContentType> types() {
        return types;
    }

    /** Whether some types were asked for by name. */
    public boolean namesTypes() {
        return given.has("type");
    }

    /** Whether what entries say decides which are listed, or in which order: any publication may then change the list. */
    public boolean isAboutContent() {
        return given.has("search")
                || given.has("order")
                || given.has(ANY)
                || given.names().stream().anyMatch(name -> columns.filters(name, withOperators) && !isOperation(name));
    }

    /** Whether sites and the pages of their trees matter. */
    public boolean isAboutPlaces() {
        return kind == EntryKind.PAGE
                && List.of("site", "child_of", "descendant_of", "ancestor_of", "translation_of").stream()
                        .anyMatch(given::has);
    }

    /**
     * @param site to which the list is bound; null for all
     * @param root the site whose root page the word {@code root} means; null where no place is asked for
     * @param usual the order where none is asked for
     */
    public Listing listing(
            Snapshot snapshot, @Nullable Site site, @Nullable Site root, Order usual, Listing.Range range) {
        var conditions = new ArrayList<Condition>();
        if (site != null) {
            conditions.add(Condition.onSite(site.id()));
        }
        given.text("locale").map(Condition::inLocale).ifPresent(conditions::add);
        filters(conditions);
        if (root != null) {
            conditions.addAll(new PlaceParameters(given, snapshot, site, root).conditions());
        }
        search().ifPresent(words -> conditions.add(Condition.holding(words, isAnyWordEnough())));
        List<String> names = types.stream().map(ContentType::name).toList();
        boolean isWholeKind = !namesTypes() && kind != EntryKind.SNIPPET;
        return Listing.of(kind, isWholeKind ? List.of() : names, order(usual), range)
                .where(conditions.toArray(Condition[]::new));
    }

    private void filters(List<Condition> conditions) {
        for (String name : given.names()) {
            if (columns.filters(name, withOperators) && !isOperation(name)) {
                conditions.add(
                        columns.filter(name, given.uri().getQueryParameters().getFirst(name)));
            }
        }
        if (withOperators) {
            List<String> groups = given.uri().getQueryParameters().getOrDefault(ANY, List.of());
            groups.forEach(group -> conditions.add(AnyParameter.parse(group, columns)));
        }
    }

    private boolean isOperation(String name) {
        return OF_ALL.contains(name) || kind == EntryKind.PAGE && OF_PAGES.contains(name);
    }

    private Optional<String> search() {
        Optional<String> words = given.text("search");
        if (words.filter(text -> text.length() > LONGEST_SEARCH).isPresent()) {
            throw new Problem.BadRequest("'search' has at most " + LONGEST_SEARCH + " characters");
        }
        return words;
    }

    private boolean isAnyWordEnough() {
        return switch (given.text("search_operator").orElse("and")) {
            case "and" -> false;
            case "or" -> true;
            default -> throw new Problem.BadRequest("search_operator must be 'and' or 'or'");
        };
    }

    private Order order(Order usual) {
        boolean anyWord = isAnyWordEnough();
        Optional<String> asked = given.text("order");
        if (asked.isEmpty()) {
            return search().map(words -> Order.byRelevance(words, anyWord)).orElseGet(() -> placed(usual));
        }
        if (!asked.get().equals("random")) {
            return columns.order(asked.get());
        }
        if (given.has("offset")) {
            throw new Problem.BadRequest("random ordering with offset is not supported");
        }
        return Order.RANDOM;
    }

    /** Children stand in the order that editors gave them. */
    private Order placed(Order usual) {
        return usual.equals(Order.TREE) && given.has("child_of") ? Order.POSITION : usual;
    }
}
