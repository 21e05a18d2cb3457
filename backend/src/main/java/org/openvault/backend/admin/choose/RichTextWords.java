package org.openvault.backend.admin.choose;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the buttons and dialogs of rich text say. */
@MessageBundle("richtext")
public interface RichTextWords {

    @Message("Formatting")
    String tools();

    @Message("Bold (Ctrl+B)")
    String b();

    @Message("Italic (Ctrl+I)")
    String i();

    @Message("Superscript (Ctrl+.)")
    String sup();

    @Message("Subscript (Ctrl+,)")
    String sub();

    @Message("Paragraph (Ctrl+Alt+0)")
    String paragraph();

    @Message("Heading (Ctrl+Alt+2)")
    String heading();

    @Message("Heading, one level below (Ctrl+Alt+3)")
    String subheading();

    @Message("Heading, two levels below (Ctrl+Alt+4)")
    String lowest();

    @Message("Bulleted list (Ctrl+Shift+8)")
    String bullets();

    @Message("Numbered list (Ctrl+Shift+7)")
    String numbers();

    @Message("Deeper in the list (Ctrl+])")
    String deeper();

    @Message("Out of the list or quotation (Ctrl+[)")
    String out();

    @Message("Quotation (Ctrl+Shift+9)")
    String quote();

    @Message("Dividing line")
    String rule();

    @Message("Link (Ctrl+K)")
    String link();

    @Message("Picture")
    String image();

    @Message("Footnote")
    String footnote();

    @Message("Undo (Ctrl+Z)")
    String undo();

    @Message("Redo (Ctrl+Y)")
    String redo();

    @Message("Link")
    String linkTitle();

    @Message("Leads to")
    String to();

    @Message("A page")
    String page();

    @Message("A document")
    String document();

    @Message("An address")
    String address();

    @Message("A mail address")
    String mail();

    @Message("A phone number")
    String phone();

    @Message("A part of this page")
    String anchor();

    @Message("Part of that page (anchor)")
    String fragment();

    @Message("This is nothing that a link can lead to.")
    String linkFault();

    @Message("Picture")
    String imageTitle();

    @Message("Alternative text")
    String alt();

    @Message("What the picture shows, for those who do not see it. Empty where it only decorates.")
    String altHelp();

    @Message("Place")
    String format();

    @Message("Full width")
    String full();

    @Message("At the left")
    String left();

    @Message("At the right")
    String right();

    @Message("Choose a picture.")
    String imageFault();

    @Message("Footnote")
    String noteTitle();

    @Message("Note")
    String which();

    @Message("A new note")
    String newNote();

    @Message("Text of the note")
    String noteText();

    @Message("Write the note, or choose one.")
    String noteFault();

    @Message("Apply")
    String insert();

    @Message("Remove the link")
    String take();

    @Message("Cancel")
    String cancel();
}
