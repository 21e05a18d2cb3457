package org.openvault.backend.admin.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the screen of one's own account says. */
@MessageBundle("account")
public interface AccountWords {

    @Message("Your account")
    String title();

    @Message("How the admin looks")
    String looks();

    @Message("Language")
    String language();

    @Message("As the browser asks")
    String browser();

    @Message("Time zone")
    String timeZone();

    @Message("Colours")
    String theme();

    @Message("As the system says")
    String auto();

    @Message("Light")
    String light();

    @Message("Dark")
    String dark();

    @Message("High contrast")
    String contrast();

    @Message("Density")
    String density();

    @Message("Comfortable")
    String comfortable();

    @Message("Compact")
    String compact();

    @Message("Single keys are shortcuts")
    String shortcuts();

    @Message("Save")
    String save();

    @Message("Saved.")
    String saved();

    @Message("Password")
    String password();

    @Message("Password until now")
    String oldPassword();

    @Message("New password")
    String newPassword();

    @Message("At least 12 characters. Changing it ends all of your sessions.")
    String passwordHelp();

    @Message("Change the password")
    String changePassword();

    @Message("The password was changed. Sign in with the new one.")
    String passwordChanged();

    @Message("Second step")
    String second();

    @Message("After the password, a code of an app on your phone is asked for.")
    String secondWhat();

    @Message("Set up")
    String setUp();

    @Message("On since")
    String onSince();

    @Message("Recovery codes left: {count}")
    String codesLeft(int count);

    @Message("New recovery codes")
    String newCodes();

    @Message("Switch off")
    String switchOff();

    @Message("The second step is switched off.")
    String switchedOff();

    @Message("Set up the second step")
    String setUpTitle();

    @Message("Scan this with an authenticator app, or type the key into it.")
    String scan();

    @Message("Picture for the camera of an authenticator app; the key below says the same")
    String qr();

    @Message("Key")
    String key();

    @Message("Open in an app on this device")
    String openApp();

    @Message("Code that the app shows now")
    String code();

    @Message("Confirm")
    String confirm();

    @Message("Your recovery codes")
    String codesTitle();

    @Message(
            "Write these down and keep them safe: they are shown this once. Each lets you in once when you do not have your app.")
    String codesHelp();

    @Message("Done")
    String done();

    @Message("Passkeys")
    String passkeys();

    @Message("Sign in with a fingerprint, a face, a PIN or a key instead of the password.")
    String passkeysWhat();

    @Message("You have none yet.")
    String noPasskeys();

    @Message("Name of the new passkey")
    String passkeyName();

    @Message("My device")
    String myDevice();

    @Message("Add a passkey")
    String addPasskey();

    @Message("No passkey was added. Try again.")
    String passkeyFailed();

    @Message("The passkey was added.")
    String passkeyAdded();

    @Message("Name of the passkey {name}")
    String nameOf(String name);

    @Message("Rename")
    String rename();

    @Message("Remove")
    String remove();

    @Message("Remove the passkey {name}")
    String removeOf(String name);

    @Message("The passkey was removed.")
    String passkeyRemoved();

    @Message("Added")
    String added();

    @Message("Last used")
    String lastUsed();

    @Message("never")
    String never();

    @Message("E-mail")
    String email();

    @Message("E-mail address")
    String emailAddress();

    @Message("You are mailed when somebody mentions you in a comment, or replies to one of yours. Empty for no mails.")
    String emailHelp();

    @Message("Save the address")
    String saveEmail();

    @Message("Sessions")
    String sessions();

    @Message("Where you are signed in")
    String sessionsWhat();

    @Message("Device")
    String device();

    @Message("Address")
    String address();

    @Message("Signed in by")
    String way();

    @Message("password")
    String byPassword();

    @Message("password and code")
    String bySecondStep();

    @Message("passkey")
    String byPasskey();

    @Message("single sign-on")
    String byOpenId();

    @Message("Since")
    String since();

    @Message("Last seen")
    String lastSeen();

    @Message("this one")
    String thisOne();

    @Message("unknown")
    String unknown();

    @Message("End")
    String end();

    @Message("End the session of {device}")
    String endOf(String device);

    @Message("End all others")
    String endOthers();

    @Message("The session has ended.")
    String ended();

    @Message("{count} other sessions have ended.")
    String othersEnded(int count);

    @Message("To change how you sign in, show once more that it is you.")
    String again();

    @Message("Tokens for programs")
    String tokens();
}
