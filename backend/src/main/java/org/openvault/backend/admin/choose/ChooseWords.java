package org.openvault.backend.admin.choose;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What choosers say. */
@MessageBundle("choose")
public interface ChooseWords {

    @Message(
            "{#when kind}{#is 'pages'}Choose a page{#is 'images'}Choose a picture{#is 'documents'}Choose a document{#else}Choose{/when}")
    String choose(String kind);

    @Message("Choose another")
    String change();

    @Message("Remove")
    String remove();

    @Message("Close")
    String close();

    @Message("Search by title")
    String search();

    @Message("Find")
    String find();

    @Message("Folder")
    String folder();

    @Message("All folders")
    String allFolders();

    @Message("All sites")
    String allSites();

    @Message("Below {title}")
    String below(String title);

    @Message("Pages below {title}: {count}")
    String pagesBelow(String title, long count);

    @Message("There is nothing here to choose.")
    String nothing();

    @Message("Nothing is called so.")
    String nothingFound();

    @Message("Without a title ({id})")
    String untitled(long id);

    @Message("Number {id}: not there, or not for you to see")
    String gone(long id);

    @Message("The list did not come. Try again.")
    String failed();
}
