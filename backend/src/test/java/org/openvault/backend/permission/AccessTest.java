package org.openvault.backend.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.json;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.Site;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {

    private static final String AUTHOR = "authors.Author";

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    Access access;

    @Inject
    CreatePage createPage;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    EntityManager entities;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
    }

    @Test
    void aPermissionOnAPageHoldsForItAndAllBelow() {
        long exhibit = site.draft(SampleSite.slug("below"));
        Actor.Person editor = people.person(Grant.onPage(Verb.EDIT, site.index));
        assertThat(access.which(editor, Verb.EDIT, List.of(site.home, site.index, site.collections, exhibit)))
                .containsExactlyInAnyOrder(site.index, exhibit);
        assertThat(access.may(editor, Verb.VIEW, exhibit))
                .as("any verb lets view")
                .isTrue();
        assertThat(access.may(editor, Verb.PUBLISH, exhibit)).isFalse();
        assertThat(access.may(editor, Verb.EDIT, site.author)).isFalse();
    }

    @Test
    void whoAddsMayEditTheirOwnAndNothingElse() {
        Actor.Person writer = people.person(Grant.onPage(Verb.ADD, site.index), Grant.onType(Verb.ADD, AUTHOR));
        long own = createPage.create(
                        writer,
                        QuarkusTransaction.requiringNew().call(Site::getDefault),
                        site.index,
                        "exhibits.ExhibitPage",
                        SampleSite.slug("own"),
                        json("{'title':'Own'}"))
                .entryId;
        saveDraft.save(writer, own, json("{'title':'Mine'}"), 1, "");
        long author = createEntry.create(
                        writer,
                        AUTHOR,
                        QuarkusTransaction.requiringNew().call(Site::getDefault),
                        json("{'name':'Own'}"),
                        "")
                .id;
        assertThat(access.which(writer, Verb.EDIT, List.of(own, author, site.author, site.index)))
                .containsExactlyInAnyOrder(own, author);
        assertThat(access.may(writer, Verb.DELETE, own)).isFalse();
        assertThat(access.may(people.person(Grant.onPage(Verb.ADD, site.index)), Verb.EDIT, own))
                .as("another's")
                .isFalse();
        assertThat(access.mayUnder(writer, Verb.ADD, own)).isTrue();
        assertThat(access.mayUnder(writer, Verb.ADD, site.collections)).isFalse();
        assertThat(access.mayUnder(writer, Verb.EDIT, own))
                .as("what is below is not theirs")
                .isFalse();
    }

    @Test
    void filesGoByFolderAndAllBelow() {
        MediaFolder[] folders = QuarkusTransaction.requiringNew().call(() -> {
            var upper = new MediaFolder();
            upper.parentId = MediaFolder.root().id;
            upper.name = SampleSite.slug("upper");
            upper.persist();
            var lower = new MediaFolder();
            lower.parentId = upper.id;
            lower.name = "lower";
            lower.persist();
            return new MediaFolder[] {upper, lower};
        });
        Actor.Person archivist = people.person(Grant.onFolder(Verb.ADD, folders[0].id));
        assertThat(access.mayFolder(archivist, Verb.ADD, folders[1].id)).isTrue();
        assertThat(access.mayFolder(archivist, Verb.VIEW, folders[1].id)).isTrue();
        assertThat(access.mayFolder(archivist, Verb.EDIT, folders[1].id)).isFalse();
        assertThat(access.may(archivist, Verb.VIEW, site.picture)).as("above").isFalse();
        Actor.Person chooser = people.person(
                Grant.onFolder(Verb.CHOOSE, QuarkusTransaction.requiringNew().call(() -> MediaFolder.root().id)));
        assertThat(access.may(chooser, Verb.CHOOSE, site.picture)).isTrue();
        assertThat(access.may(chooser, Verb.EDIT, site.picture)).isFalse();
        assertThatThrownBy(() -> access.requireFolder(archivist, Verb.ADD, 0)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void snippetsGoByType() {
        Actor.Person biographer = people.person(Grant.onType(Verb.EDIT, AUTHOR));
        assertThat(access.may(biographer, Verb.EDIT, site.author)).isTrue();
        assertThat(access.mayType(biographer, Verb.EDIT, AUTHOR)).isTrue();
        assertThat(access.mayType(biographer, Verb.EDIT, "redirects.Redirect")).isFalse();
        assertThat(access.may(people.person(Grant.onType(Verb.EDIT, "exhibits.ExhibitPage")), Verb.EDIT, site.index))
                .as("pages go by place")
                .isFalse();
    }

    @Test
    void aFieldThatIsNamedIsForThoseNamedWithItAlone() {
        Actor.Person biographer = people.person(Grant.onType(Verb.EDIT, AUTHOR));
        QuarkusTransaction.begin();
        try {
            assertThatCode(() -> access.requireFields(biographer, AUTHOR, Set.of("name", "bio")))
                    .doesNotThrowAnyException();
            Actor.Person keeper = people.person(Grant.onField(AUTHOR, "name"));
            assertThatThrownBy(() -> access.requireFields(biographer, AUTHOR, Set.of("name", "bio")))
                    .isInstanceOf(Problem.Forbidden.class)
                    .hasMessage(biographer.name() + " may not change the field name of " + AUTHOR);
            assertThatCode(() -> access.requireFields(biographer, AUTHOR, Set.of("bio")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> access.requireFields(keeper, AUTHOR, Set.of("name")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> access.requireFields(people.superuser(), AUTHOR, Set.of("name")))
                    .doesNotThrowAnyException();
            assertThat(access.may(keeper, Verb.EDIT, site.author))
                    .as("the field alone opens nothing")
                    .isFalse();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void refusalsSayWhoMayNotDoWhat() {
        Actor.Person nobody = people.nobodySpecial();
        assertThatThrownBy(() -> access.require(nobody, Verb.PUBLISH, site.index))
                .isInstanceOf(Problem.Forbidden.class)
                .hasMessage(nobody.name() + " may not publish page " + site.index);
        assertThatThrownBy(() -> access.requireAll(
                        nobody, Verb.VIEW, List.of(site.home, site.index, site.collections, site.author, site.picture)))
                .hasMessageContaining("and 2 more");
        assertThatThrownBy(() -> access.requireRight(nobody, Right.MANAGE_USERS))
                .hasMessage(nobody.name() + " may not manage users");
        assertThatThrownBy(() -> access.require(nobody, Verb.VIEW, 0)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> access.requireUnder(people.superuser(), Verb.ADD, 0))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aQuestionIsOneStatementHoweverManyAreAskedAbout() {
        Actor.Person editor = people.person(Grant.onPage(Verb.EDIT, site.home));
        List<Long> pages = List.of(site.home, site.index, site.collections);
        assertThat(statements.during("%app_user%", () -> access.requireAll(editor, Verb.EDIT, pages)))
                .isEqualTo(1);
        assertThat(statements.during("%app_user%", () -> access.require(editor, Verb.EDIT, site.index)))
                .isEqualTo(1);
    }

    @Test
    void tenThousandPagesAreAnsweredAtOnce() {
        Actor.Person editor = people.person(Grant.onPage(Verb.PUBLISH, site.home));
        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery("""
                            with made as (
                                insert into entry (uuid, kind, type, locale, site_id, created_at, translation_key)
                                select gen_random_uuid(), 'page', 'exhibits.ExhibitPage', 'en', (select site_id from entry where id = :parent),
                                       now(), gen_random_uuid() from generate_series(1, 10000) returning id)
                            insert into page (entry_id, parent_id, slug, position)
                            select id, :parent, 'ten-thousand-' || id, id from made
                            """).setParameter("parent", site.index).executeUpdate();
            @SuppressWarnings("unchecked")
            List<Long> ids = entities.createNativeQuery(
                            "select entry_id from page where slug like 'ten-thousand-%'", Long.class)
                    .getResultList();
            assertThat(ids).hasSize(10_000);
            Instant began = Instant.now();
            access.requireAll(editor, Verb.PUBLISH, ids);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(access.which(people.nobodySpecial(), Verb.VIEW, ids)).isEmpty();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
