package org.openvault.frontend.form;

import org.openvault.frontend.layout.Message;

/** Why a form was not taken. */
final class FormMessages {
    static final Message FROM_ELSEWHERE = new Message(
            403,
            "This form was not sent from here",
            "Your browser says that it came from another site, or does not say where from."
                    + " Open the page of the form on this site and send it from there.",
            false);

    static final Message AWAY = new Message(
            503,
            "This cannot be sent just now",
            "Go back: what you typed should still be there. Please send it again in a minute.",
            false);

    private FormMessages() {}

    static Message unreadable(int status) {
        return status == 413
                ? new Message(413, "This is too long", "What was sent is more than a form here takes.", false)
                : new Message(status, "This form cannot be read", "Something in it is not as it should be.", false);
    }
}
