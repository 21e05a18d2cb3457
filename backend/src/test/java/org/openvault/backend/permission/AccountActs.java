package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.user.ChangePassword;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.CreateUser;
import org.openvault.backend.user.DeleteGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.EndSession;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.RemoveTotp;
import org.openvault.backend.user.RenameGroup;
import org.openvault.backend.user.RevokeToken;
import org.openvault.backend.user.SetEmail;
import org.openvault.backend.user.SetMembers;
import org.openvault.backend.user.SetPermissions;
import org.openvault.backend.user.UpdateUser;
import org.openvault.backend.user.UpdateUser.Changes;

/** Users, their tokens, and groups. */
@Singleton
class AccountActs extends PermissionActs {

    private static final List<Need> MANAGES = List.of(right(Right.MANAGE_USERS));

    @Inject
    People people;

    @Inject
    CreateUser createUser;

    @Inject
    UpdateUser updateUser;

    @Inject
    SetEmail setEmail;

    @Inject
    ChangePassword changePassword;

    @Inject
    EndSession endSession;

    @Inject
    RemoveTotp removeTotp;

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

    @Override
    protected void addAll() {
        users();
        superusers();
        tokens();
        groups();
    }

    private void users() {
        act("list the users", MANAGES, actor -> directory.users(actor, 0, 5));
        act("look somebody up", MANAGES, this::other, (actor, subject) -> directory.user(actor, subject.id));
        act("create a user", MANAGES, actor -> createUser.create(actor, newUser(false)));
        act(
                "rename a user",
                MANAGES,
                this::other,
                (actor, subject) -> updateUser.update(actor, subject.id, new Changes("Renamed", null, null)));
        act(
                "disable a user",
                MANAGES,
                this::other,
                (actor, subject) -> updateUser.update(actor, subject.id, new Changes(null, null, false)));
        act(
                "give a user a password",
                MANAGES,
                this::other,
                (actor, subject) -> changePassword.change(actor, subject.id, null, "another quiet lamp"));
        act(
                "say where mails for a user go",
                MANAGES,
                this::other,
                (actor, subject) -> setEmail.set(actor, subject.id, SampleSite.slug("mail") + "@desk.example"));
        act("say where one's own mails go", List.of(), actor -> setEmail.set(actor, actor.userId(), ""));
        act("end somebody's sessions", MANAGES, this::other, (actor, subject) -> endSession.endAll(actor, subject.id));
        act(
                "switch off somebody's second step",
                MANAGES,
                this::other,
                (actor, subject) -> removeTotp.remove(actor, subject.id));
    }

    private void superusers() {
        superuserAct(
                "create a superuser",
                (actor, subject) -> {},
                (actor, subject) -> createUser.create(actor, newUser(true)));
        superuserAct(
                "make a superuser",
                this::other,
                (actor, subject) -> updateUser.update(actor, subject.id, new Changes(null, true, null)));
        superuserAct(
                "end a superuser's sessions",
                this::otherSuperuser,
                (actor, subject) -> endSession.endAll(actor, subject.id));
        superuserAct(
                "rename a superuser",
                this::otherSuperuser,
                (actor, subject) -> updateUser.update(actor, subject.id, new Changes("Renamed", null, null)));
        superuserAct(
                "create a superuser's token",
                this::otherSuperuser,
                (actor, subject) -> createToken.create(actor, subject.id, "made"));
    }

    private void tokens() {
        act(
                "list another's tokens",
                MANAGES,
                this::other,
                (actor, subject) -> directory.tokens(actor, subject.id, 0, 5));
        act(
                "create another's token",
                MANAGES,
                this::other,
                (actor, subject) -> createToken.create(actor, subject.id, "made"));
        act(
                "revoke another's token",
                MANAGES,
                this::otherToken,
                (actor, subject) -> revokeToken.revoke(actor, subject.id));
        act("create one's own token", List.of(), actor -> createToken.create(actor, actor.userId(), "own"));
    }

    private void groups() {
        act("list the groups", MANAGES, actor -> directory.groups(actor, 0, 5));
        act("look a group up", MANAGES, this::group, (actor, subject) -> directory.group(actor, subject.id));
        act("create a group", MANAGES, actor -> createGroup.create(actor, SampleSite.slug("Made")));
        act(
                "rename a group",
                MANAGES,
                this::group,
                (actor, subject) -> renameGroup.rename(actor, subject.id, SampleSite.slug("Renamed")));
        act("delete a group", MANAGES, this::group, (actor, subject) -> deleteGroup.delete(actor, subject.id));
        act(
                "say who is in a group",
                MANAGES,
                this::group,
                (actor, subject) -> setMembers.set(actor, subject.id, Set.of(actor.userId())));
        act(
                "say what a group may do",
                MANAGES,
                this::group,
                (actor, subject) -> setPermissions.set(actor, subject.id, List.of(Grant.of(Right.EMPTY_TRASH))));
    }

    private static CreateUser.NewUser newUser(boolean superuser) {
        return new CreateUser.NewUser(SampleSite.slug("made"), "Made", People.PASSWORD, superuser);
    }

    private void other(Actor.Person actor, Subject subject) {
        subject.id = people.nobodySpecial().userId();
    }

    private void otherSuperuser(Actor.Person actor, Subject subject) {
        subject.id = people.superuser().userId();
    }

    private void otherToken(Actor.Person actor, Subject subject) {
        subject.id = createToken
                .create(EDITOR, people.nobodySpecial().userId(), "other")
                .token()
                .id;
    }

    private void group(Actor.Person actor, Subject subject) {
        subject.id = createGroup.create(EDITOR, SampleSite.slug("Group")).id;
    }
}
