package org.openvault.backend.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.CreateUser.NewUser;
import org.openvault.backend.user.UpdateUser.Changes;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserTest {

    private static final Changes DISABLED = new Changes(null, null, false);

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    Access access;

    @Inject
    Sessions sessions;

    @Inject
    Tokens tokens;

    @Inject
    CreateUser createUser;

    @Inject
    UpdateUser updateUser;

    @Inject
    ChangePassword changePassword;

    @Inject
    CreateToken createToken;

    @Inject
    RevokeToken revokeToken;

    @Inject
    CreateGroup createGroup;

    @Inject
    RenameGroup renameGroup;

    @Inject
    DeleteGroup deleteGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    SetPermissions setPermissions;

    @Inject
    Directory directory;

    @Inject
    EntityManager entities;

    private String signIn(Actor.Person person) {
        return ((Sessions.SignIn.Done) sessions.signIn(person.name(), People.PASSWORD, Device.at(person.name())))
                .secret();
    }

    private <T> T read(java.util.concurrent.Callable<T> question) {
        return QuarkusTransaction.requiringNew().call(question);
    }

    @Test
    void somebodyNewCanSignInAndMayDoNothing() {
        String name = SampleSite.slug("Newcomer");
        User user = createUser.create(EDITOR, new NewUser(name, " New Comer ", "twelve chars", false));
        assertThat(user.displayName).isEqualTo("New Comer");
        assertThat(sessions.signIn(name, "twelve chars", Device.at("here"))).isInstanceOf(Sessions.SignIn.Done.class);
        assertThat(access.mayRight(user.actor(), Right.MANAGE_USERS)).isFalse();
        assertThatThrownBy(() -> createUser.create(EDITOR, new NewUser(name, "x", "twelve chars", false)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void passwordsAndNamesHaveALength() {
        for (String password : List.of("", "eleven char", "x".repeat(1025))) {
            assertThatThrownBy(() ->
                            createUser.create(EDITOR, new NewUser(SampleSite.slug("short"), "x", password, false)))
                    .isInstanceOf(Problem.InvalidContent.class)
                    .hasMessageContaining("12 to 1024");
        }
        for (String name : List.of("", " ", "a b", "<b>", "x".repeat(101), "-x")) {
            assertThatThrownBy(() -> createUser.create(EDITOR, new NewUser(name, "x", "twelve chars", false)))
                    .isInstanceOf(Problem.InvalidContent.class);
        }
    }

    @Test
    void disablingEndsSessionsTokensAndRightsAtOnceAndForGood() {
        Actor.Person person = people.person(Grant.onPage(Verb.EDIT, site.get().home));
        String session = signIn(person);
        String token = people.token(person);
        assertThat(sessions.find(session)).contains(person);
        assertThat(tokens.find(token)).contains(person);
        assertThat(access.may(person, Verb.EDIT, site.index)).isTrue();

        updateUser.update(EDITOR, person.userId(), DISABLED);
        assertThat(sessions.find(session)).isEmpty();
        assertThat(tokens.find(token)).isEmpty();
        assertThat(access.may(person, Verb.EDIT, site.index)).isFalse();
        assertThat(sessions.signIn(person.name(), People.PASSWORD, Device.at("x")))
                .isInstanceOf(Sessions.SignIn.Wrong.class);
        assertThatThrownBy(() -> createToken.create(person, person.userId(), "x"))
                .isInstanceOf(Problem.Forbidden.class);

        updateUser.update(EDITOR, person.userId(), new Changes(null, null, true));
        assertThat(sessions.find(session)).isEmpty();
        assertThat(tokens.find(token)).isEmpty();
        assertThat(access.may(person, Verb.EDIT, site.index)).isTrue();
    }

    @Test
    void aDisabledSuperuserMayNothingAlthoughTheyActAsOne() {
        Actor.Person chief = people.superuser();
        updateUser.update(EDITOR, chief.userId(), DISABLED);
        assertThat(access.may(chief, Verb.VIEW, site.get().home)).isFalse();
        assertThat(access.mayRight(chief, Right.MANAGE_USERS)).isFalse();
        assertThatThrownBy(() -> access.requireSuperuser(chief)).isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void onlySuperusersMakeUnmakeOrActForSuperusers() {
        Actor.Person manager = people.person(Grant.of(Right.MANAGE_USERS));
        Actor.Person chief = people.superuser();
        Actor.Person other = people.nobodySpecial();
        assertThatThrownBy(
                        () -> createUser.create(manager, new NewUser(SampleSite.slug("x"), "x", "twelve chars", true)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> updateUser.update(manager, other.userId(), new Changes(null, true, null)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> updateUser.update(manager, chief.userId(), DISABLED))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> changePassword.change(manager, chief.userId(), null, "twelve chars"))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> createToken.create(manager, chief.userId(), "x"))
                .isInstanceOf(Problem.Forbidden.class);
        updateUser.update(chief, other.userId(), new Changes(null, true, null));
        assertThat(read(() -> User.<User>findById(other.userId()).superuser)).isTrue();
    }

    @Test
    void theLastSuperuserStays() {
        Actor.Person chief = people.superuser();
        QuarkusTransaction.begin();
        try {
            User.update("disabledAt = ?1 where superuser and id <> ?2", Instant.now(), chief.userId());
            for (Changes changes : List.of(DISABLED, new Changes(null, false, null))) {
                assertThatThrownBy(() -> updateUser.update(chief, chief.userId(), changes))
                        .isInstanceOf(Problem.Conflict.class);
                entities.clear();
            }
        } finally {
            QuarkusTransaction.rollback();
        }
        updateUser.update(EDITOR, chief.userId(), new Changes("Was chief", false, null));
    }

    @Test
    void aNewPasswordEndsSessionsAndOnesOwnNeedsTheOldOne() {
        Actor.Person person = people.nobodySpecial();
        String session = signIn(person);
        assertThatThrownBy(() -> changePassword.change(person, person.userId(), null, "another quiet lamp"))
                .isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> changePassword.change(person, person.userId(), "wrong", "another quiet lamp"))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(sessions.find(session)).isPresent();
        changePassword.change(person, person.userId(), People.PASSWORD, "another quiet lamp");
        assertThat(sessions.find(session)).isEmpty();
        assertThat(sessions.signIn(person.name(), "another quiet lamp", Device.at("x")))
                .isInstanceOf(Sessions.SignIn.Done.class);
        assertThatThrownBy(() -> changePassword.change(
                        people.nobodySpecial(), person.userId(), "another quiet lamp", "some other password"))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void guessingTheOldPasswordIsThrottled() {
        Actor.Person person = people.nobodySpecial();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> changePassword.change(person, person.userId(), "guess", "twelve chars"))
                    .hasMessageContaining("wrong");
        }
        assertThatThrownBy(() -> changePassword.change(person, person.userId(), People.PASSWORD, "twelve chars"))
                .hasMessageContaining("too many attempts");
    }

    @Test
    void aTokenSpeaksForItsUserUntilItIsRevokedAndItsRowStays() {
        Actor.Person person = people.nobodySpecial();
        var created = createToken.create(person, person.userId(), " script ");
        assertThat(created.secret()).matches("ov_[A-Za-z0-9_-]{43}");
        assertThat(created.token().name).isEqualTo("script");
        assertThat(tokens.find(created.secret())).contains(person);
        assertThat(tokens.find(created.secret().substring(0, 45) + "~")).isEmpty();
        assertThat(tokens.find("ov_")).isEmpty();

        assertThatThrownBy(() -> revokeToken.revoke(people.nobodySpecial(), created.token().id))
                .isInstanceOf(Problem.Forbidden.class);
        revokeToken.revoke(person, created.token().id);
        assertThat(tokens.find(created.secret())).isEmpty();
        ApiToken row = read(() -> ApiToken.findById(created.token().id));
        assertThat(row.revokedAt).isNotNull();
        assertThat(new String(row.digest, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(created.secret());
    }

    @Test
    void theUseOfATokenIsNotedAtMostOnceAMinuteAndWaitsForNobody() {
        Actor.Person person = people.nobodySpecial();
        var created = createToken.create(person, person.userId(), "x");
        long id = created.token().id;
        tokens.find(created.secret());
        Instant first = read(() -> ApiToken.<ApiToken>findById(id).lastUsedAt);
        assertThat(first).isNotNull();
        tokens.find(created.secret());
        assertThat(read(() -> ApiToken.<ApiToken>findById(id).lastUsedAt)).isEqualTo(first);

        Instant longAgo = Instant.now().minus(2, ChronoUnit.MINUTES);
        QuarkusTransaction.requiringNew().run(() -> ApiToken.update("lastUsedAt = ?1 where id = ?2", longAgo, id));
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("select 1 from api_token where id = :id for update")
                    .setParameter("id", id)
                    .getSingleResult();
            assertThat(tokens.find(created.secret()))
                    .as("while the row is locked")
                    .contains(person);
        });
        assertThat(read(() -> ApiToken.<ApiToken>findById(id).lastUsedAt)).isBefore(first);
        tokens.find(created.secret());
        assertThat(read(() -> ApiToken.<ApiToken>findById(id).lastUsedAt)).isAfterOrEqualTo(first);
    }

    @Test
    void aGroupsMembersMayWhatItMayUntilTheyLeaveIt() {
        Actor.Person person = people.nobodySpecial();
        long group = createGroup.create(EDITOR, SampleSite.slug("Desk")).id;
        setPermissions.set(EDITOR, group, List.of(Grant.onPage(Verb.PUBLISH, site.get().index)));
        assertThat(access.may(person, Verb.PUBLISH, site.index)).isFalse();
        setMembers.set(EDITOR, group, Set.of(person.userId()));
        assertThat(access.may(person, Verb.PUBLISH, site.index)).isTrue();
        assertThat(directory.self(person).grants()).containsExactly(Grant.onPage(Verb.PUBLISH, site.index));
        setMembers.set(EDITOR, group, Set.of());
        assertThat(access.may(person, Verb.PUBLISH, site.index)).isFalse();
        setMembers.set(EDITOR, group, Set.of(person.userId()));
        setPermissions.set(EDITOR, group, List.of());
        assertThat(access.may(person, Verb.PUBLISH, site.index)).isFalse();
        setPermissions.set(EDITOR, group, List.of(Grant.onPage(Verb.PUBLISH, site.index)));
        deleteGroup.delete(EDITOR, group);
        assertThat(access.may(person, Verb.PUBLISH, site.index)).isFalse();
    }

    @Test
    void whatAGroupMayIsAboutThingsThatExist() {
        long group = createGroup.create(EDITOR, SampleSite.slug("Odd")).id;
        for (Grant unknown : List.of(
                Grant.onPage(Verb.EDIT, 999_999_999),
                Grant.onPage(Verb.EDIT, site.get().author),
                Grant.onFolder(Verb.EDIT, 999_999_999),
                Grant.onType(Verb.EDIT, "no.Such"),
                Grant.onField("authors.Author", "none"))) {
            assertThatThrownBy(() -> setPermissions.set(EDITOR, group, List.of(unknown)))
                    .isInstanceOf(Problem.InvalidContent.class);
        }
        assertThatThrownBy(() -> new Grant("fly", "page", 1L, null, null, null)).hasMessageContaining("no verb 'fly'");
        assertThatThrownBy(() -> new Grant("edit", "system", null, null, null, null))
                .isInstanceOf(Problem.InvalidContent.class);
        assertThatThrownBy(() -> new Grant("edit", "page", null, 1L, null, null))
                .isInstanceOf(Problem.InvalidContent.class);
        assertThatThrownBy(() -> setMembers.set(EDITOR, group, Set.of(0L))).hasMessageContaining("no user 0");
    }

    @Test
    void whatIsDoneToAGroupIsInTheAuditBeforeAndAfter() {
        long group = createGroup.create(EDITOR, SampleSite.slug("Seen")).id;
        String name = SampleSite.slug("Renamed");
        renameGroup.rename(EDITOR, group, name);
        setPermissions.set(EDITOR, group, List.of(Grant.of(Right.VIEW_HISTORY)));
        deleteGroup.delete(EDITOR, group);
        @SuppressWarnings("unchecked")
        List<String> said = read(() -> entities.createNativeQuery("""
                        select action || ' ' || coalesce(before ->> 'name', '') || '>' || coalesce(after ->> 'name', '')
                               || coalesce(before ->> 'permissions', '') from audit_entry
                        where (before ->> 'group')::bigint = :group or (after ->> 'group')::bigint = :group order by id
                        """, String.class)
                .setParameter("group", group)
                .getResultList());
        assertThat(said).hasSize(4);
        assertThat(said.get(1)).startsWith("group.renamed Seen").endsWith(">" + name);
        assertThat(said.get(3)).contains("group.deleted", "view_history");
        assertThatThrownBy(() -> renameGroup.rename(EDITOR, group, "x")).isInstanceOf(Problem.NotFound.class);
    }
}
