package org.openvault.backend.admin.choose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.choose.ChooseQueries.Choice;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.ListFolders;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** What somebody may choose from, the most likely place first. */
@ApplicationScoped
class ListChoices {

    /**
     * @param asked with the place that was looked in
     * @param path the pages above, the root first; the last is the place itself
     * @param folders all folders in which one may choose
     * @param upload the folder that a new picture comes into; null where one may bring none
     */
    public record Choices(
            Asked asked,
            List<Choice> path,
            List<ListFolders.Listed> folders,
            List<Choice> rows,
            boolean hasNext,
            @Nullable Long upload) {}

    @Inject
    ChooseQueries queries;

    @Inject
    ListFolders listFolders;

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    Choices list(Actor.Person actor, Asked asked) {
        return switch (asked.kind()) {
            case PAGE -> pages(actor, asked);
            case IMAGE, DOCUMENT -> files(actor, asked);
            case SNIPPET, REDIRECT -> named(actor, asked);
        };
    }

    /** Those that may be seen, of these; the others are not told apart from what is not there. */
    List<Choice> byIds(Actor.Person actor, EntryKind kind, Collection<Long> ids) {
        return visible(actor, queries.byIds(kind, ids));
    }

    private Choices pages(Actor.Person actor, Asked asked) {
        int offset = (asked.page() - 1) * ChooseQueries.PAGE;
        if (!asked.words().isEmpty()) {
            return choices(
                    actor, asked, queries.searched(EntryKind.PAGE, asked.types(), asked.words(), offset), List.of());
        }
        Long place = asked.place() == null ? nearby(actor, asked) : asked.place();
        if (place == null && !asked.types().isEmpty()) {
            return choices(actor, asked, queries.ofTypes(EntryKind.PAGE, asked.types(), offset), List.of());
        }
        Long parent = place == null || place == 0 ? null : place;
        var placed =
                new Asked(asked.kind(), asked.types(), "", parent == null ? 0 : parent, asked.near(), asked.page());
        List<Choice> rows = queries.below(parent, offset);
        if (parent == null && visible(actor, rows).isEmpty()) {
            rows = queries.granted(actor.userId());
        }
        return choices(actor, placed, rows, parent == null ? List.of() : visible(actor, queries.pathTo(parent)));
    }

    /** Where the page stands for which something is chosen, if anything there may be chosen. */
    private @Nullable Long nearby(Actor.Person actor, Asked asked) {
        Long parent = asked.near() == null ? null : queries.parentOf(asked.near());
        boolean fits = parent != null
                && visible(actor, queries.below(parent, 0)).stream().anyMatch(row -> asked.allows(row.type()));
        return fits ? parent : null;
    }

    private Choices choices(Actor.Person actor, Asked asked, List<Choice> rows, List<Choice> path) {
        return new Choices(asked, path, List.of(), visible(actor, page(rows)), hasNext(rows), null);
    }

    private Choices files(Actor.Person actor, Asked asked) {
        List<ListFolders.Listed> all = listFolders.list(actor);
        Set<Long> open = access.whichFolders(
                actor, Verb.CHOOSE, all.stream().map(ListFolders.Listed::id).toList());
        List<ListFolders.Listed> folders =
                all.stream().filter(folder -> open.contains(folder.id())).toList();
        Collection<Long> in = asked.place() == null || !open.contains(asked.place()) ? open : Set.of(asked.place());
        List<Choice> rows = queries.inFolders(asked.kind(), in, asked.words(), (asked.page() - 1) * ChooseQueries.PAGE);
        return new Choices(asked, List.of(), folders, page(rows), hasNext(rows), uploadTo(actor, asked, all));
    }

    private @Nullable Long uploadTo(Actor.Person actor, Asked asked, List<ListFolders.Listed> folders) {
        if (!asked.isPictures()) {
            return null;
        }
        List<Long> ids = folders.stream().map(ListFolders.Listed::id).toList();
        Set<Long> open = access.whichFolders(actor, Verb.ADD, ids);
        return asked.place() != null && open.contains(asked.place())
                ? asked.place()
                : ids.stream().filter(open::contains).findFirst().orElse(null);
    }

    private Choices named(Actor.Person actor, Asked asked) {
        Set<String> open = types.list().stream()
                .filter(type -> type.kind() == asked.kind())
                .map(ContentType::name)
                .filter(asked::allows)
                .filter(name -> access.mayType(actor, Verb.VIEW, name))
                .collect(Collectors.toSet());
        List<Choice> rows = open.isEmpty()
                ? List.of()
                : queries.byTitle(asked.kind(), open, asked.words(), (asked.page() - 1) * ChooseQueries.PAGE);
        return new Choices(asked, List.of(), List.of(), page(rows), hasNext(rows), null);
    }

    private List<Choice> visible(Actor.Person actor, List<Choice> rows) {
        Set<Long> visible =
                access.which(actor, Verb.VIEW, rows.stream().map(Choice::id).toList());
        return rows.stream().filter(row -> visible.contains(row.id())).toList();
    }

    private static List<Choice> page(List<Choice> rows) {
        return hasNext(rows) ? rows.subList(0, ChooseQueries.PAGE) : rows;
    }

    private static boolean hasNext(List<Choice> rows) {
        return rows.size() > ChooseQueries.PAGE;
    }
}
