package org.openvault.backend.admin.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the screens of users, groups, their permissions and tokens say. */
@MessageBundle("people")
public interface PeopleWords {

    @Message("People")
    String title();

    @Message("Users")
    String users();

    @Message("Groups")
    String groups();

    @Message("Tokens")
    String tokens();

    @Message("New user")
    String newUser();

    @Message("Name to sign in with")
    String name();

    @Message("Shown as")
    String displayName();

    @Message("E-mail address")
    String email();

    @Message("Mentions in comments are mailed there.")
    String emailHelp();

    @Message("Save the address")
    String saveEmail();

    @Message("Password")
    String password();

    @Message("At least 12 characters.")
    String passwordHelp();

    @Message("May do everything")
    String superuser();

    @Message("superuser")
    String superuserMark();

    @Message("disabled")
    String disabledMark();

    @Message("active")
    String activeMark();

    @Message("Status")
    String status();

    @Message("Since")
    String since();

    @Message("Make the user")
    String makeUser();

    @Message("{name} was made.")
    String made(String name);

    @Message("Save")
    String save();

    @Message("Saved.")
    String saved();

    @Message("May sign in")
    String enabled();

    @Message("Taking this away ends all sessions and tokens at once.")
    String enabledHelp();

    @Message("New password")
    String newPassword();

    @Message("Ends all sessions of the user.")
    String newPasswordHelp();

    @Message("Set the password")
    String setPassword();

    @Message("Ways in")
    String waysIn();

    @Message("End all sessions")
    String endSessions();

    @Message("Switch off the second step")
    String removeSecondStep();

    @Message("For whoever lost their app and their recovery codes.")
    String removeSecondStepHelp();

    @Message("All sessions have ended.")
    String sessionsEnded();

    @Message("The second step is switched off.")
    String secondStepRemoved();

    @Message("New group")
    String newGroup();

    @Message("Name of the group")
    String groupName();

    @Message("Make the group")
    String makeGroup();

    @Message("Rename")
    String rename();

    @Message("Delete the group")
    String deleteGroup();

    @Message("The group was deleted.")
    String groupDeleted();

    @Message("Members")
    String members();

    @Message("Save the members")
    String saveMembers();

    @Message("Names, one on each line")
    String memberNames();

    @Message("There is no user {name}.")
    String noUser(String name);

    @Message("Permissions")
    String permissions();

    @Message("This group may do nothing yet.")
    String noPermissions();

    @Message("May")
    String verb();

    @Message("On what")
    String onWhat();

    @Message("all pages and files below included")
    String below();

    @Message("page")
    String page();

    @Message("folder")
    String folder();

    @Message("type")
    String type();

    @Message("field")
    String field();

    @Message("the system")
    String system();

    @Message("Give a permission on pages")
    String grantPage();

    @Message("Page, by its number, with all below it")
    String pageNumber();

    @Message("Give a permission on media")
    String grantFolder();

    @Message("Folder, with all below it")
    String folderName();

    @Message("Give a permission on a type")
    String grantType();

    @Message("Type of snippets or redirects")
    String typeName();

    @Message("Keep a field to groups named with it")
    String grantField();

    @Message("Field")
    String fieldName();

    @Message("Give a right")
    String grantRight();

    @Message("Right")
    String right();

    @Message("Give")
    String give();

    @Message("Take away")
    String take();

    @Message("Take away: {what}")
    String takeOf(String what);

    @Message("Which tokens")
    String whose();

    @Message("Tokens let a program act as you. Nobody but you can see them.")
    String tokensWhat();

    @Message("What it is for")
    String tokenName();

    @Message("Make a token")
    String makeToken();

    @Message("This is the token. It is shown this once: copy it now.")
    String tokenOnce();

    @Message("Token")
    String token();

    @Message("Last used")
    String lastUsed();

    @Message("never")
    String never();

    @Message("revoked")
    String revoked();

    @Message("Revoke")
    String revoke();

    @Message("Revoke the token {name}")
    String revokeOf(String name);

    @Message("The token was revoked.")
    String tokenRevoked();

    @Message("There is none yet.")
    String none();

    @Message("Done")
    String done();

    @Message("Tokens of {name}")
    String tokensOf(String name);
}
