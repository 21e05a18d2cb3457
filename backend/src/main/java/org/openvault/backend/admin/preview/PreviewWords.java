package org.openvault.backend.admin.preview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("preview")
public interface PreviewWords {

    @Message("Preview")
    String title();

    @Message("Preview of {title}")
    String of(String title);

    @Message("Back to the page")
    String edit();

    @Message("Width")
    String width();

    @Message("Phone")
    String phone();

    @Message("Tablet")
    String tablet();

    @Message("Desktop")
    String desktop();

    @Message("Open in a window of its own")
    String open();

    @Message("The draft as readers would see it")
    String frame();

    @Message("Make a link to share")
    String share();

    @Message("Whoever has this link sees the page as it is now, without signing in, until")
    String shared();

    @Message("Link")
    String link();

    @Message("Time ({zone})")
    String at(String zone);

    @Message("Make a link to that time")
    String make();

    @Message("This is no date and time.")
    String unreadable();

    @Message("Refresh")
    String refresh();

    @Message("Preview beside the text")
    String beside();
}
