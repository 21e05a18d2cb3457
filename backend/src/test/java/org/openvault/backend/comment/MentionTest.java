package org.openvault.backend.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.permission.Viewers;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.SetEmail;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MentionTest {

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
    SetEmail setEmail;

    @Inject
    SendCommentMails sendCommentMails;

    @Inject
    CommentConfig config;

    @Inject
    CommentMails mails;

    @Inject
    Viewers viewers;

    @Inject
    Access access;

    @Inject
    MockMailbox mailbox;

    @Inject
    SqlStatements database;

    @Inject
    TestClock clock;

    private long page;
    private Actor.Person author;
    private Actor.Person reader;

    @BeforeEach
    void world() {
        page = site.get().draft(SampleSite.slug("mentions"));
        author = reachable(Grant.onPage(Verb.VIEW, page));
        reader = reachable(Grant.onPage(Verb.VIEW, site.home));
        database.run("delete from comment_mail");
        mailbox.clear();
    }

    @AfterEach
    void now() {
        clock.release();
    }

    private Actor.Person reachable(Grant... grants) {
        Actor.Person person = people.person(grants);
        setEmail.set(person, person.userId(), address(person));
        return person;
    }

    private static String address(Actor.Person person) {
        return person.name() + "@desk.example";
    }

    private List<Mail> mailsTo(Actor.Person person) {
        sendCommentMails.send();
        return mailbox.getMailsSentTo(address(person));
    }

    @Test
    void whoeverIsMentionedIsToldOnceAndWithWhatWasSaid() {
        long comment = addComment.add(
                        author, page, "title", "Look, @" + reader.name() + ".\n@nobody-such, @" + author.name())
                .id;
        assertThat(mailsTo(reader)).singleElement().satisfies(mail -> {
            assertThat(mail.getFrom()).isEqualTo("comments@openvault.example");
            assertThat(mail.getSubject()).startsWith("Person mentions you: Draft mentions-");
            assertThat(mail.getText())
                    .contains("Look, @" + reader.name())
                    .contains("https://admin.openvault.example/admin/pages/%d#comment-%d".formatted(page, comment));
        });
        assertThat(mailsTo(author)).as("nobody is told of themselves").isEmpty();
        editComment.edit(author, comment, "Once more, @" + reader.name());
        assertThat(mailsTo(reader)).as("told already").hasSize(1);
    }

    @Test
    void whoeverSpokeInTheThreadIsToldOfAReply() {
        long thread = addComment.add(author, page, "", "Shall we?").id;
        replyToComment.reply(reader, thread, "We shall.");
        assertThat(mailsTo(author)).singleElement().satisfies(mail -> assertThat(mail.getSubject())
                .startsWith("Person replied: Draft"));
        assertThat(mailsTo(reader)).isEmpty();
        replyToComment.reply(author, thread, "Done.");
        assertThat(mailsTo(reader)).hasSize(1);
    }

    @Test
    void whoMayNotSeeItOrCannotBeReachedIsToldNothing() {
        var stranger = reachable();
        var silent = people.person(Grant.onPage(Verb.VIEW, page));
        addComment.add(author, page, "", "@" + stranger.name() + " @" + silent.name());
        assertThat(mailsTo(stranger)).isEmpty();
        assertThat(database.count("select count(*) from comment_mail")).isZero();
        assertThat(database.count("select count(*) from comment_mention where user_id = " + stranger.userId()))
                .isZero();
        assertThat(database.count("select count(*) from comment_mention where user_id = " + silent.userId()))
                .isOne();

        addComment.add(author, page, "", "@" + reader.name());
        database.run("update app_user set disabled_at = now() where id = " + reader.userId());
        assertThat(mailsTo(reader)).as("disabled since").isEmpty();
        assertThat(database.count("select count(*) from comment_mail")).isZero();
    }

    @Test
    void aMailThatNobodyTakesIsTriedAgainAndACommentThatIsGoneIsNot() {
        var tried = new ArrayList<String>();
        var failing = new SendCommentMails(
                config,
                mails,
                viewers,
                (from, to, subject, text) -> {
                    tried.add(subject);
                    throw new IllegalStateException("451 come back later");
                },
                clock);
        clock.set(Instant.now());
        long comment = addComment.add(author, page, "", "@" + reader.name()).id;
        failing.send();
        failing.send();
        assertThat(tried).as("not before its time").hasSize(1);
        later();
        failing.send();
        later();
        failing.send();
        assertThat(tried).as("two attempts here").hasSize(2);

        long again = addComment.add(author, page, "", "@" + reader.name()).id;
        deleteComment.delete(author, again);
        assertThat(mailsTo(reader)).isEmpty();
        editComment.edit(author, comment, "nobody now");
        assertThat(database.count("select count(*) from comment_mention where comment_id = " + comment))
                .isZero();
    }

    private void later() {
        clock.set(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void whoMayViewIsTheSameWhicheverWayItIsAsked() {
        long snippet = site.author;
        var all = List.of(
                author,
                reader,
                people.superuser(),
                people.nobodySpecial(),
                people.person(Grant.onPage(Verb.ADD, site.index)),
                people.person(Grant.onType(Verb.CHOOSE, "authors.Author")),
                people.person(Grant.onType(Verb.VIEW, "exhibits.ExhibitPage")),
                people.person(Grant.onFolder(Verb.EDIT, 1)));
        for (long entry : List.of(page, snippet, site.picture, site.home)) {
            for (Actor.Person person : all) {
                assertThat(viewers.among(entry, List.of(person.userId())))
                        .as("%s of entry %d", person, entry)
                        .hasSize(access.may(person, Verb.VIEW, entry) ? 1 : 0);
            }
        }
        assertThat(viewers.named(page, List.of(reader.name(), "nobody-such"))).hasSize(1);
        assertThat(viewers.first(page, 2)).hasSize(2);
    }
}
