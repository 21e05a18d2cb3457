package org.openvault.backend.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.Changes;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.restriction.CheckPagePassword.Check;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.SetMembers;
import org.openvault.backend.user.UpdateUser;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RestrictionTest {

    private static final String EXHIBIT = "exhibits.ExhibitPage";

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    RestrictPage restrictPage;

    @Inject
    OpenPage openPage;

    @Inject
    Restrictions restrictions;

    @Inject
    CheckPagePassword checkPagePassword;

    @Inject
    CreateGroup createGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    UpdateUser updateUser;

    @Inject
    PublishEntry publishEntry;

    @Inject
    Changes changes;

    @Inject
    EntityManager entities;

    private long page;
    private long below;

    @BeforeEach
    void world() {
        page = site.exhibit(SampleSite.slug("private"));
        below = site.published(page, EXHIBIT, SampleSite.slug("below"), site.exhibitDocument("Below", "<p>x</p>"));
    }

    private boolean mayView(Actor actor, long id) {
        return restrictions.mayView(Optional.ofNullable(actor), id, Set.of());
    }

    private boolean mayViewWith(String pass, long id) {
        return restrictions.mayView(Optional.empty(), id, Set.of("nonsense", pass));
    }

    private String pass(long id, String password) {
        return ((Check.Opened) checkPagePassword.check(id, password, SampleSite.slug("address"))).pass();
    }

    @SuppressWarnings("unchecked")
    private List<Boolean> flags(long id) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select private from publication where entry_id = :id and (live_until is null or live_until > now()) order by live_from",
                        Boolean.class)
                .setParameter("id", id)
                .getResultList());
    }

    private List<Change> since(long sequence) {
        try {
            return changes.after(sequence, 100);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long head() {
        try {
            return changes.head();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whoSignedInSeesAPageForThoseAndAllBelow() {
        restrictPage.restrict(EDITOR, page, new Restriction.Login());
        Actor.Person reader = people.nobodySpecial();
        for (long id : List.of(page, below)) {
            assertThat(mayView(null, id)).isFalse();
            assertThat(mayView(reader, id)).isTrue();
        }
        assertThat(mayView(null, site.index)).isTrue();
        updateUser.update(EDITOR, reader.userId(), new UpdateUser.Changes(null, null, false));
        assertThat(mayView(reader, below)).as("disabled").isFalse();
        assertThat(restrictions.privateAmong(List.of(site.index, page, below))).containsExactlyInAnyOrder(page, below);
        assertThat(restrictions.privateAmong(List.of())).isEmpty();
    }

    @Test
    void membersOfAGroupSeeWhatIsForTheirs() {
        long group = createGroup.create(EDITOR, SampleSite.slug("Friends")).id;
        Actor.Person friend = people.nobodySpecial();
        setMembers.set(EDITOR, group, Set.of(friend.userId()));
        restrictPage.restrict(EDITOR, page, new Restriction.Groups(Set.of(group)));
        assertThat(mayView(friend, below)).isTrue();
        assertThat(mayView(people.superuser(), below)).isTrue();
        assertThat(mayView(people.nobodySpecial(), below)).isFalse();
        assertThat(mayView(null, below)).isFalse();
        setMembers.set(EDITOR, group, Set.of());
        assertThat(mayView(friend, below)).as("no more a member").isFalse();
        assertThatThrownBy(() -> restrictPage.restrict(EDITOR, page, new Restriction.Groups(Set.of(0L))))
                .isInstanceOf(Problem.InvalidContent.class);
        assertThatThrownBy(() -> new Restriction.Groups(Set.of())).isInstanceOf(Problem.InvalidContent.class);
    }

    @Test
    void whoKnowsThePasswordGetsAPassForThePageAndAllBelow() {
        restrictPage.restrict(EDITOR, page, new Restriction.Password("open sesame"));
        String pass = pass(below, "open sesame");
        assertThat(mayViewWith(pass, page)).isTrue();
        assertThat(mayViewWith(pass, below)).isTrue();
        assertThat(mayView(null, page)).isFalse();
        assertThat(mayView(people.superuser(), page))
                .as("a password is asked of all")
                .isFalse();
        assertThat(checkPagePassword.check(page, "open sesam", "x")).isInstanceOf(Check.Wrong.class);
        assertThatThrownBy(() -> checkPagePassword.check(site.index, "x", "x")).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aPassIsForOnePageOnePasswordAndHalfADay() {
        restrictPage.restrict(EDITOR, page, new Restriction.Password("open sesame"));
        String pass = pass(page, "open sesame");
        long other = site.exhibit(SampleSite.slug("other"));
        restrictPage.restrict(EDITOR, other, new Restriction.Password("open sesame"));
        assertThat(mayViewWith(pass, other)).isFalse();
        assertThat(mayViewWith(pass.replaceFirst("^[0-9]+", "" + other), other)).isFalse();
        String[] parts = pass.split("\\.");
        assertThat(mayViewWith(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2], page))
                .as("a longer one")
                .isFalse();
        assertThat(mayViewWith(pass.substring(0, pass.length() - 1), page)).isFalse();

        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var signed = new PagePass(page, now, "hash");
        assertThat(signed.admits(signed.issue(now), now.plus(Duration.ofHours(11))))
                .isTrue();
        assertThat(signed.admits(signed.issue(now), now.plus(Duration.ofHours(12))))
                .isFalse();

        restrictPage.restrict(EDITOR, page, new Restriction.Password("open sesame"));
        assertThat(mayViewWith(pass, page)).as("restricted anew").isFalse();
    }

    @Test
    void guessingAPagesPasswordIsThrottled() {
        restrictPage.restrict(EDITOR, page, new Restriction.Password("open sesame"));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(checkPagePassword.check(page, "guess", "address " + attempt))
                    .isInstanceOf(Check.Wrong.class);
        }
        assertThat(checkPagePassword.check(below, "open sesame", "elsewhere"))
                .isInstanceOf(Check.TooManyAttempts.class);
    }

    @Test
    void oneRestrictionInsideAnotherHoldsToo() {
        restrictPage.restrict(EDITOR, page, new Restriction.Login());
        restrictPage.restrict(EDITOR, below, new Restriction.Password("open sesame"));
        Actor.Person reader = people.nobodySpecial();
        assertThat(restrictions.findUnmet(Optional.empty(), below, Set.of()))
                .contains(new Restrictions.Unmet(page, "login"));
        assertThat(restrictions.findUnmet(Optional.of(reader), below, Set.of()))
                .contains(new Restrictions.Unmet(below, "password"));
        assertThat(restrictions.mayView(Optional.of(reader), below, Set.of(pass(below, "open sesame"))))
                .isTrue();
        assertThat(openPage.open(EDITOR, page)).isTrue();
        assertThat(flags(page)).containsOnly(false);
        assertThat(flags(below)).containsOnly(true);
    }

    @Test
    void whatIsLiveAndPlannedFollowsAndTheFeedNamesIt() {
        site.save(below, site.exhibitDocument("Later", "<p>Later.</p>"));
        publishEntry.publish(EDITOR, below, Instant.now().plus(1, ChronoUnit.DAYS));
        long before = head();
        restrictPage.restrict(EDITOR, page, new Restriction.Login());
        assertThat(flags(page)).containsExactly(true);
        assertThat(flags(below)).containsExactly(true, true);
        assertThat(flags(site.index)).containsOnly(false);
        assertThat(since(before)).hasSize(2).allSatisfy(change -> {
            assertThat(change.kind()).isEqualTo("page.unpublished");
            assertThat(change.tags()).contains("search", "type:" + EXHIBIT);
        });
        assertThat(since(before).getFirst().tags())
                .contains("page:" + page, "children:" + site.index)
                .anySatisfy(tag -> assertThat(tag).startsWith("address:"));
        assertThat(since(before).getLast().tags()).contains("page:" + below, "children:" + page);

        long restricted = head();
        restrictPage.restrict(EDITOR, page, new Restriction.Password("open sesame"));
        assertThat(since(restricted)).as("it was private already").isEmpty();
        openPage.open(EDITOR, page);
        assertThat(flags(below)).containsExactly(false, false);
        assertThat(since(restricted)).hasSize(2).allSatisfy(change -> assertThat(change.kind())
                .isEqualTo("page.published"));
        assertThat(openPage.open(EDITOR, page)).as("open already").isFalse();
    }

    @Test
    void whoMayPublishAPageMayRestrictIt() {
        Actor.Person publisher = people.person(Grant.onPage(Verb.PUBLISH, page));
        Actor.Person editor = people.person(Grant.onPage(Verb.EDIT, page));
        restrictPage.restrict(publisher, page, new Restriction.Login());
        assertThatThrownBy(() -> restrictPage.restrict(editor, page, new Restriction.Login()))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> openPage.open(editor, page)).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> restrictPage.restrict(EDITOR, site.author, new Restriction.Login()))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                                "select count(*) from audit_entry where entry_id = :page and action = 'page.restricted' and after ->> 'kind' = 'login'",
                                Long.class)
                        .setParameter("page", page)
                        .getSingleResult()))
                .isEqualTo(1L);
    }

    @Test
    void aPasswordIsInNoLog() {
        assertThat(new Restriction.Password("open sesame")).asString().doesNotContain("sesame");
        assertThatThrownBy(() -> new Restriction.Password("short")).isInstanceOf(Problem.InvalidContent.class);
    }
}
