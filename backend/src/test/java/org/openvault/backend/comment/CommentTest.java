package org.openvault.backend.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.comment.ListComments.Said;
import org.openvault.backend.comment.ListComments.Thread;
import org.openvault.backend.page.EmptyTrash;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommentTest {

    private static final String BLOCK = "body/" + UUID.randomUUID();

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    AddComment addComment;

    @Inject
    ReplyToComment replyToComment;

    @Inject
    EditComment editComment;

    @Inject
    DeleteComment deleteComment;

    @Inject
    ResolveComment resolveComment;

    @Inject
    ReopenComment reopenComment;

    @Inject
    ListComments listComments;

    @Inject
    TrashEntry trashEntry;

    @Inject
    EmptyTrash emptyTrash;

    @Inject
    SqlStatements database;

    private long page;
    private Actor.Person one;
    private Actor.Person other;

    @BeforeEach
    void world() {
        page = site.get().draft(SampleSite.slug("discussed"));
        one = people.person(Grant.onPage(Verb.VIEW, page));
        other = people.person(Grant.onPage(Verb.EDIT, site.index));
    }

    private List<Thread> open() {
        return listComments.list(one, page).open();
    }

    @Test
    void aThreadIsBegunAnsweredResolvedAndOpenedAgain() {
        long thread = addComment.add(one, page, BLOCK, "  Is this so?\r\nReally? ").id;
        long reply = replyToComment.reply(other, thread, "It is.").id;
        replyToComment.reply(one, reply, "Thanks."); // of the same thread: there is but one level
        Thread said = open().getFirst();
        assertThat(said.field()).isEqualTo(BLOCK);
        assertThat(said.first().body()).isEqualTo("Is this so?\nReally?");
        assertThat(said.first().own()).isTrue();
        assertThat(said.replies()).extracting(Said::body).containsExactly("It is.", "Thanks.");
        assertThat(said.replies()).extracting(Said::own).containsExactly(false, true);

        resolveComment.resolve(other, thread);
        resolveComment.resolve(one, thread);
        assertThat(open()).isEmpty();
        assertThat(listComments.list(one, page).resolved()).singleElement().satisfies(resolved -> assertThat(
                        resolved.resolvedBy())
                .as("whoever did it first")
                .isEqualTo("Person"));
        assertThatThrownBy(() -> replyToComment.reply(one, thread, "But"))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("reopen it first");
        reopenComment.reopen(one, reply);
        reopenComment.reopen(one, reply);
        assertThat(open()).hasSize(1);
    }

    @Test
    void everyoneChangesAndTakesBackWhatIsTheirsAlone() {
        long thread = addComment.add(one, page, "", "About all of it").id;
        long reply = replyToComment.reply(other, thread, "Yes").id;
        assertThat(editComment.edit(one, thread, "About all of this").editedAt).isNotNull();
        assertThat(editComment.edit(other, reply, " Yes ").editedAt)
                .as("nothing else is said")
                .isNull();
        assertThatThrownBy(() -> editComment.edit(other, thread, "x")).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> deleteComment.delete(other, thread)).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> deleteComment.delete(one, thread))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("somebody has answered");
        assertThat(deleteComment.delete(other, reply)).isEqualTo(page);
        deleteComment.delete(one, thread);
        assertThat(open()).isEmpty();
        assertThatThrownBy(() -> editComment.edit(one, thread, "x")).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void whoMayNotSeeTheDraftMayNotSpeakAboutIt() {
        long thread = addComment.add(one, page, "title", "Hm").id;
        var nobody = people.nobodySpecial();
        for (Runnable act : List.<Runnable>of(
                () -> addComment.add(nobody, page, "", "x"),
                () -> replyToComment.reply(nobody, thread, "x"),
                () -> editComment.edit(nobody, thread, "x"),
                () -> deleteComment.delete(nobody, thread),
                () -> resolveComment.resolve(nobody, thread),
                () -> reopenComment.reopen(nobody, thread),
                () -> listComments.list(nobody, page))) {
            assertThatThrownBy(act::run).isInstanceOf(Problem.Forbidden.class);
        }
        assertThat(open()).singleElement().satisfies(said -> assertThat(said.replies())
                .isEmpty());
    }

    @Test
    void whatSaysNothingOrTooMuchOrIsAboutNothingIsRefused() {
        for (String body : List.of("", " \n ", "x".repeat(Comment.LONGEST + 1), "\0")) {
            assertThatThrownBy(() -> addComment.add(one, page, "", body))
                    .isInstanceOf(Problem.InvalidContent.class)
                    .hasMessageContaining("from 1 to 2000");
        }
        for (String field : List.of("no_such", "body/../x", "body//x", "title'; drop", "body/" + "x".repeat(300))) {
            assertThatThrownBy(() -> addComment.add(one, page, field, "x"))
                    .as(field)
                    .isInstanceOf(Problem.InvalidContent.class)
                    .hasMessageContaining("must be a field");
        }
        assertThatThrownBy(() -> addComment.add(people.superuser(), site.picture, "", "x"))
                .isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> replyToComment.reply(one, 0, "x")).isInstanceOf(Problem.NotFound.class);
        addComment.add(one, page, "", "x".repeat(Comment.LONGEST));
        addComment.add(people.superuser(), site.author, "name", "Of a snippet");
    }

    @Test
    void thereAreNeverMoreThanAScreenShows() {
        long thread = addComment.add(one, page, "", "First").id;
        database.run("""
                insert into comment (entry_id, field, author_id, body, created_at)
                select entry_id, '', author_id, 'More', created_at from comment, generate_series(2, 100) where id = %d
                """.formatted(thread), """
                insert into comment (entry_id, field, parent_id, author_id, body, created_at)
                select entry_id, '', id, author_id, 'Reply', created_at from comment, generate_series(1, 50) where id = %d
                """.formatted(thread));
        assertThatThrownBy(() -> addComment.add(one, page, "", "One more"))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("resolve one first");
        assertThatThrownBy(() -> replyToComment.reply(one, thread, "One more"))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("begin a new one");
        assertThat(open()).hasSize(100);
        assertThat(database.during("%from comment%", this::open)).isEqualTo(1);
        resolveComment.resolve(one, thread);
        addComment.add(one, page, "", "One more");
        assertThatThrownBy(() -> reopenComment.reopen(one, thread)).isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void theLogIsToldWhoDidItButNotWhatWasSaid() {
        long thread = addComment.add(one, page, BLOCK, "Between us").id;
        editComment.edit(one, thread, "Between us two");
        resolveComment.resolve(one, thread);
        reopenComment.reopen(one, thread);
        deleteComment.delete(one, thread);
        String log = "select count(*) from audit_entry where entry_id = " + page + " and user_id = " + one.userId();
        assertThat(database.count(log)).isEqualTo(5);
        assertThat(database.count(log + " and concat(before, after) like '%Between%'"))
                .isZero();
    }

    @Test
    void whatIsErasedTakesItsCommentsWithIt() {
        long thread = addComment.add(one, page, "", "Soon gone").id;
        replyToComment.reply(other, thread, "Indeed");
        trashEntry.trash(EDITOR, page, true);
        emptyTrash.empty(EDITOR, List.of(page));
        assertThat(database.count("select count(*) from comment where entry_id = " + page))
                .isZero();
        assertThatThrownBy(() -> addComment.add(one, page, "", "Still?")).isInstanceOf(Problem.NotFound.class);
    }
}
