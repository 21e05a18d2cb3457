package org.openvault.backend.admin.session;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said to whoever signs in. */
@MessageBundle("session")
public interface SessionWords {

    @Message("Sign in to Open Vault")
    String title();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("Sign in")
    String signIn();

    @Message("or")
    String or();

    @Message("Sign in with a passkey")
    String passkey();

    @Message("That did not work. Try again, or sign in in another way.")
    String passkeyFailed();

    @Message("Sign in with {label}")
    String openId(String label);

    @Message("The name or the password is wrong.")
    String wrong();

    @Message("Too many attempts. Please wait a minute and try again.")
    String tooMany();

    @Message("This took too long. Please sign in again.")
    String expired();

    @Message("This device is not known here. Please sign in in another way.")
    String passkeyUnknown();

    @Message("Single sign-on did not let you in. Ask whoever looks after the accounts.")
    String openIdRefused();

    @Message("Single sign-on cannot be reached now. Please sign in in another way.")
    String openIdAway();

    @Message("One more step")
    String secondTitle();

    @Message("Code")
    String code();

    @Message("The six digits that your authenticator app shows now, or one of your recovery codes.")
    String codeHelp();

    @Message("That code is wrong, or was used already.")
    String codeWrong();

    @Message("Begin again")
    String again();

    @Message("You are signed in")
    String done();

    @Message("Go on to the admin")
    String goOn();
}
