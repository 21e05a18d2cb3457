package org.openvault.frontend.preview;

import org.openvault.frontend.layout.Message;

/** Why there is no preview. */
final class PreviewMessages {
    static final Message NO_LINK = new Message(
            403,
            "A preview needs its link",
            "Previews are shown to whoever has a link to them. Ask the editor who sent you here for one,"
                    + " and open it in this browser.",
            false);
    static final Message OVER = new Message(
            410,
            "This preview is over",
            "Links to previews hold for some minutes only. Ask the editor who sent you this one for another.",
            false);
    static final Message NOT_THEN = new Message(
            404,
            "There is no page here at that time",
            "The site has no page at this address at the time shown.",
            false);

    private PreviewMessages() {}
}
