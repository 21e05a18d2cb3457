package org.openvault.backend.admin.snippet;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("snippet")
public interface SnippetWords {

    @Message("Snippets")
    String title();

    @Message("What is written once and shown on many pages.")
    String hint();

    @Message("There is no type of snippet that you may see.")
    String noTypes();

    @Message("There are none yet.")
    String none();

    @Message("None has a name with these words.")
    String notFound();

    @Message("Words of the name")
    String words();

    @Message("Find")
    String find();

    @Message("Show all")
    String all();

    @Message("Name")
    String name();

    @Message("Status")
    String status();

    @Message("Last edited")
    String edited();

    @Message("Live")
    String live();

    @Message("Draft")
    String draft();

    @Message("Name of a new one")
    String newName();

    @Message("Make it")
    String make();

    @Message("Without a name")
    String nameless();
}
