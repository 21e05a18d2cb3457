package org.openvault.backend.admin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the frame of every screen says. Each feature has such a bundle of its own; the other language stands in messages/. */
@MessageBundle("words")
public interface ShellWords {

    @Message("Skip to the content")
    String skip();

    @Message("Main")
    String main();

    @Message("Overview")
    String overview();

    @Message("Pages")
    String pages();

    @Message("View the site")
    String viewSite();

    @Message("Sign out")
    String signOut();

    @Message("Breadcrumb")
    String breadcrumb();

    @Message("Open Vault admin")
    String product();

    @Message("Search")
    String search();

    @Message("Search, or say where to go")
    String palette();

    @Message("What was found")
    String found();

    @Message("Nothing found")
    String nothing();

    @Message("Keyboard shortcuts")
    String shortcuts();

    @Message("Close")
    String close();
}
