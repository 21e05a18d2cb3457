package org.openvault.backend.admin.media;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the media library says. */
@MessageBundle("media")
public interface MediaWords {

    @Message("Media")
    String title();

    @Message("View")
    String view();

    @Message("Grid")
    String grid();

    @Message("List")
    String list();

    @Message("Folders")
    String folders();

    @Message("All folders")
    String allFolders();

    @Message("New folder")
    String newFolder();

    @Message("Name")
    String folderName();

    @Message("Make")
    String make();

    @Message("Rename or move this folder")
    String changeFolder();

    @Message("Lies in")
    String lyingIn();

    @Message("The folder is there.")
    String folderMade();

    @Message("Save")
    String save();

    @Message("Saved.")
    String saved();

    @Message("Search titles, texts, credits and tags")
    String search();

    @Message("Find")
    String find();

    @Message("There is nothing here yet.")
    String nothing();

    @Message("Nothing was found.")
    String nothingFound();

    @Message("Parts of the list")
    String pages();

    @Message("Without a title")
    String untitled();

    @Message("No alternative text")
    String noAlt();

    @Message("Title")
    String fieldTitle();

    @Message("Status")
    String status();

    @Message("Alternative text")
    String alt();

    @Message("Folder")
    String folder();

    @Message("Size")
    String size();

    @Message("Edited")
    String edited();

    @Message("Add pictures")
    String bring();

    @Message("Or add a new one")
    String bringOne();

    @Message("JPEG or PNG, up to 32 MB each; drop or paste them here")
    String bringHelp();

    @Message("Publish at once")
    String publishAtOnce();

    @Message("Upload")
    String upload();

    @Message("Cancel")
    String cancel();

    @Message("Cancelled.")
    String cancelled();

    @Message("Uploaded.")
    String uploadDone();

    @Message("Not uploaded. Try again.")
    String uploadFailed();

    @Message("Too large: a file has at most 32 MB.")
    String tooLarge();

    @Message("it must be a JPEG or PNG picture of at most 60 megapixels")
    String noPicture();

    @Message("It is a draft: you may not publish it.")
    String notPublished();

    @Message("What the picture shows, for those who do not see it.")
    String altHelp();

    @Message("Credit")
    String credit();

    @Message("Licence")
    String licence();

    @Message("Tags")
    String tags();

    @Message("Parted by commas")
    String tagsHelp();

    @Message("Focal point")
    String focalPoint();

    @Message(
            "Stays inside whatever is cut out of the picture. Click on the picture, move the point with the arrow keys, or write how many hundredths it is away.")
    String focalHelp();

    @Message("Focal point: arrow keys move it")
    String focalPicture();

    @Message("From the left (%)")
    String fromLeft();

    @Message("From the top (%)")
    String fromTop();

    @Message("Both are whole numbers from 0 to 100, or both are empty.")
    String focalFault();

    @Message("State")
    String state();

    @Message("Publication")
    String publication();

    @Message("Throw away")
    String trash();

    @Message("It is in the trash.")
    String trashed();

    @Message("It is used: see below.")
    String inUse();

    @Message("Throw away even so")
    String trashAnyway();

    @Message("Keep it")
    String keep();

    @Message("Move")
    String move();

    @Message("Another file in its place")
    String replace();

    @Message("Whatever names this picture shows the new one once it is published.")
    String replaceHelp();

    @Message("Replace")
    String replaceNow();

    @Message("The file is replaced in the draft.")
    String replaced();

    @Message("Not done: somebody saved meanwhile. Try again.")
    String meanwhile();

    @Message("Used in")
    String usedIn();

    @Message("Nothing names it.")
    String unused();

    @Message("Something that you may not see")
    String hidden();

    @Message("Shown as")
    String shownAs();

    @Message("Not saved. Please mend this:")
    String notSaved();

    @Message("Somebody else saved meanwhile. Yours is still here; save once more to keep it.")
    String conflict();

    @Message("{name}: uploaded.")
    String uploaded(String name);

    @Message("{name}: not uploaded, {why}.")
    String refused(String name, String why);

    @Message("{who} wrote: {value}")
    String changedMeanwhile(String who, String value);

    @Message("Places where it would be missing: {count}")
    String trashUsed(int count);

    @Message(
            "{#when status}{#is 'live'}Live{#is 'changed'}Live, newer draft{#is 'scheduled'}Scheduled{#else}Draft{/when}")
    String statusOf(String status);

    @Message(
            "{#when field}{#is 'title'}Title{#is 'alt'}Alternative text{#is 'credit'}Credit{#is 'licence'}Licence{#is 'tags'}Tags{#is 'focal_point'}Focal point{#else}{field}{/when}")
    String fieldName(String field);
}
