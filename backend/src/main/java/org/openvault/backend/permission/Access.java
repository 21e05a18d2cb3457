package org.openvault.backend.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.AccessQueries.Answer;
import org.openvault.backend.problem.Problem;

/**
 * The one place where it is decided who may do what. Every use case asks here before it does anything. Each question is one
 * statement and nothing is remembered, so that a right that was taken away, or a user who was disabled, stops at once.
 *
 * <p>A permission on a page or folder holds for all below it, in the tree of drafts. Any verb lets view; whoever may add may
 * also edit what is theirs.
 */
@ApplicationScoped
@Transactional(
        dontRollbackOn = Problem.class) // a refusal changes nothing: whoever asks decides what becomes of the rest
public class Access {

    /** A refusal names so many entries, and counts the others. */
    private static final int NAMED = 3;

    @Inject
    AccessQueries queries;

    /**
     * @throws Problem.Forbidden when the actor may not
     * @throws Problem.NotFound when there is no such entry
     */
    public void require(Actor actor, Verb verb, long entryId) {
        requireAll(actor, verb, List.of(entryId));
    }

    /** For many entries in one statement. */
    public void requireAll(Actor actor, Verb verb, Collection<Long> entryIds) {
        if (!(actor instanceof Actor.Person person) || entryIds.isEmpty()) {
            return;
        }
        List<Answer> answers = queries.entries(person, verb, entryIds, true);
        requireKnown(entryIds, answers);
        List<String> refused = answers.stream()
                .filter(answer -> !answer.allowed())
                .map(answer -> answer.kind() + " " + answer.id())
                .toList();
        if (!refused.isEmpty()) {
            throw refused(actor, verb.value() + " " + inWords(refused));
        }
    }

    public boolean may(Actor actor, Verb verb, long entryId) {
        return !which(actor, verb, List.of(entryId)).isEmpty();
    }

    /** Those of the entries with which the actor may do this, in one statement. */
    public Set<Long> which(Actor actor, Verb verb, Collection<Long> entryIds) {
        return actor instanceof Actor.Person person
                ? queries.entries(person, verb, entryIds, true).stream()
                        .filter(Answer::allowed)
                        .map(Answer::id)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.copyOf(entryIds);
    }

    /**
     * Which entries of some types are to be listed.
     *
     * @param parentId null for all
     * @param slug null for all
     */
    public record Listed(
            List<String> types,
            @Nullable Long parentId,
            @Nullable String slug) {}

    /** A part of the entries that somebody may view, and how many these are. */
    public record Viewable(long count, List<Long> ids) {}

    /** Those that the person may view, a part of them, smallest id first: others are not even counted. */
    public Viewable viewable(Actor.Person person, Listed listed, int offset, int limit) {
        return queries.viewable(person, listed, offset, limit);
    }

    /** For pages that are to stand below another. */
    public void requireUnder(Actor actor, Verb verb, long parentId) {
        if (actor instanceof Actor.Person person) {
            List<Answer> answers = queries.entries(person, verb, List.of(parentId), false);
            requireKnown(List.of(parentId), answers);
            if (!answers.getFirst().allowed()) {
                throw refused(actor, verb.value() + " pages below page " + parentId);
            }
        }
    }

    public boolean mayUnder(Actor actor, Verb verb, long parentId) {
        return !(actor instanceof Actor.Person person)
                || queries.entries(person, verb, List.of(parentId), false).stream()
                        .anyMatch(Answer::allowed);
    }

    /** For snippets and redirects, whose permissions go by type. */
    public void requireType(Actor actor, Verb verb, String type) {
        if (!mayType(actor, verb, type)) {
            throw refused(actor, verb.value() + " entries of type " + type);
        }
    }

    public boolean mayType(Actor actor, Verb verb, String type) {
        return !(actor instanceof Actor.Person person) || queries.type(person, verb, type);
    }

    /** For images and documents, whose permissions go by folder. */
    public void requireFolder(Actor actor, Verb verb, long folderId) {
        if (actor instanceof Actor.Person person
                && !queries.folder(person, verb, folderId)
                        .orElseThrow(() -> new Problem.NotFound("there is no folder " + folderId))) {
            throw refused(actor, verb.value() + " files in folder " + folderId);
        }
    }

    public boolean mayFolder(Actor actor, Verb verb, long folderId) {
        return !(actor instanceof Actor.Person person)
                || queries.folder(person, verb, folderId).orElse(false);
    }

    /** Those of the folders in which the actor may do this, in one statement. */
    public Set<Long> whichFolders(Actor actor, Verb verb, Collection<Long> folderIds) {
        return actor instanceof Actor.Person person ? queries.folders(person, verb, folderIds) : Set.copyOf(folderIds);
    }

    public void requireRight(Actor actor, Right right) {
        if (!mayRight(actor, right)) {
            throw refused(actor, right.value().replace('_', ' '));
        }
    }

    public boolean mayRight(Actor actor, Right right) {
        return !(actor instanceof Actor.Person person) || queries.right(person, right);
    }

    /** All that the actor may do with the system as a whole, in one statement. */
    public Set<Right> rights(Actor actor) {
        return actor instanceof Actor.Person person ? queries.rights(person) : Set.of(Right.values());
    }

    /** Who may do everything is for those to decide who may do everything: no right stands for this. */
    public void requireSuperuser(Actor actor) {
        if (actor instanceof Actor.Person person && !queries.superuser(person)) {
            throw refused(actor, "do what only superusers may");
        }
    }

    /**
     * Fields that only certain groups may change are named in the permissions; all others are open to whoever may edit.
     *
     * @param fields names that a save changes
     */
    public void requireFields(Actor actor, String type, Set<String> fields) {
        List<String> closed = closedFields(actor, type, fields);
        if (!closed.isEmpty()) {
            throw refused(
                    actor,
                    "change the field%s %s of %s"
                            .formatted(closed.size() == 1 ? "" : "s", String.join(", ", closed), type));
        }
    }

    /** Those of the fields that the actor may not change. */
    public List<String> closedFields(Actor actor, String type, Set<String> fields) {
        return actor instanceof Actor.Person person && !fields.isEmpty()
                ? queries.closedFields(person, type, fields)
                : List.of();
    }

    private static void requireKnown(Collection<Long> asked, List<Answer> answers) {
        var unknown = new HashSet<>(asked);
        answers.forEach(answer -> unknown.remove(answer.id()));
        if (!unknown.isEmpty()) {
            throw new Problem.NotFound("there is no entry " + unknown.iterator().next());
        }
    }

    private static String inWords(List<String> refused) {
        int more = refused.size() - NAMED;
        String first = String.join(", ", refused.subList(0, Math.min(NAMED, refused.size())));
        return more <= 0 ? first : first + " and " + more + " more";
    }

    private static Problem.Forbidden refused(Actor actor, String what) {
        return new Problem.Forbidden(actor.name() + " may not " + what);
    }
}
