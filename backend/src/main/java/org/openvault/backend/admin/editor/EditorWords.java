package org.openvault.backend.admin.editor;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the editing screens say. What a script fills in is {@code %1}. */
@MessageBundle("editor")
public interface EditorWords {

    @Message("Save draft")
    String save();

    @Message("Publish…")
    String publishPage();

    @Message("Publish")
    String publish();

    @Message("History")
    String history();

    @Message("Publication")
    String publication();

    @Message("Beside this page")
    String siblings();

    @Message("Nothing was saved. Please look at:")
    String wrong();

    @Message("Not saved: something here cannot be saved as it is.")
    String notSaved();

    @Message("You are {who}, who may look at this, but not edit it.")
    String mayNotEdit(String who);

    @Message("Only {who} may edit this now: it is locked since")
    String lockedBy(String who);

    @Message("Only you may edit this: you have locked it.")
    String lockedByMe();

    @Message("This page shows what another one says.")
    String alias();

    @Message("Edit that one")
    String aliasSource();

    @Message("This is in the trash: it can be looked at, and restored from there.")
    String trashed();

    @Message("Parts of the form")
    String parts();

    @Message("Content")
    String content();

    @Message("Promote")
    String promote();

    @Message("Settings")
    String settings();

    @Message("Overview of the blocks")
    String overview();

    @Message("Last part of the address")
    String slug();

    @Message("Readers find the page at the new address at once; the old one leads there.")
    String slugHelp();

    @Message("Save and change the address")
    String rename();

    @Message("Saved; the address is changed.")
    String renamed();

    @Message("Something else stands at that address.")
    String addressTaken();

    @Message("Type")
    String type();

    @Message("Language")
    String language();

    @Message("Owner")
    String owner();

    @Message("Made")
    String made();

    @Message("Address")
    String address();

    @Message("Note on this version")
    String note();

    @Message("Said beside it in the history.")
    String noteHelp();

    @Message("Lock")
    String lock();

    @Message("Unlock")
    String unlock();

    @Message("Why nobody else is to edit this for now")
    String lockNote();

    @Message("Until you unlock it, only you can change it.")
    String lockHelp();

    @Message("Locked: only you may edit this.")
    String lockedNow();

    @Message("Unlocked: others may edit this again.")
    String unlockedNow();

    @Message("Saved.")
    String saved();

    @Message("Saved, together with what {names} had saved meanwhile.")
    String savedMerged(String names);

    @Message("Saved at {time}")
    String savedAt(String time);

    @Message("Saved as you decided.")
    String decided();

    @Message("Published.")
    String published();

    @Message("Saved. Readers see this already.")
    String publishedAlready();

    @Message("Saved, but not published: {why}")
    String notPublished(String why);

    @Message("Also open with: {names}")
    String alsoHere(String names);

    @Message("You and {who} have changed the same.")
    String conflict(String who);

    @Message("Both changed")
    String conflictTitle();

    @Message("Nothing is lost: choose for each place what is to stay. Everything else is put together already.")
    String conflictHelp();

    @Message("Both put these into an order of their own.")
    String bothReordered();

    @Message("Together these are more than there may be.")
    String tooMany();

    @Message("What you began with is not kept any more.")
    String baseUnknown();

    @Message("Mine")
    String mine();

    @Message("What {who} wrote")
    String theirs(String who);

    @Message("What both began with")
    String before();

    @Message("Nothing here")
    String nothing();

    @Message("Save what is chosen")
    String saveDecision();

    @Message("Drop mine, and show what is saved")
    String giveUp();

    @Message("needed to publish")
    String needed();

    @Message("Not chosen")
    String noChoice();

    @Message("One on each line.")
    String wordsHelp();

    @Message("One label on each line.")
    String tagsHelp();

    @Message("In seconds, or as 1:02:03.")
    String durationHelp();

    @Message("Cell {at}")
    String cell(Object at);

    @Message("Add a row")
    String addRow();

    @Message("Add a column")
    String addColumn();

    @Message("Remove row")
    String removeRow();

    @Message("Remove column")
    String removeColumn();

    @Message("Add a block")
    String add();

    @Message("Add: {what}")
    String addTo(String what);

    @Message("Move up")
    String up();

    @Message("Move down")
    String down();

    @Message("Duplicate")
    String duplicate();

    @Message("More for")
    String more();

    @Message("Remove")
    String remove();

    @Message("Fold")
    String fold();

    @Message("Unfold")
    String unfold();

    @Message("Fold all")
    String foldAll();

    @Message("Unfold all")
    String unfoldAll();

    @Message("Copy")
    String copy();

    @Message("Copy all")
    String copyAll();

    @Message("Paste below")
    String paste();

    @Message("Make it: %1")
    String convert();

    @Message("It is now: %1")
    String converted();

    @Message("Add a block above")
    String above();

    @Message("Add a block below")
    String below();

    @Message("Undo")
    String undo();

    @Message("Redo")
    String redo();

    @Message("Undone: %1 in all")
    String undone();

    @Message("%1 added at place %2 of %3")
    String added();

    @Message("%1 removed")
    String removed();

    @Message("%1 moved to place %2 of %3")
    String moved();

    @Message("Group with the one below")
    String group();

    @Message("Take the group apart")
    String ungroup();

    @Message("%1 in one group")
    String grouped();

    @Message("%1 copied")
    String copied();

    @Message("%1 pasted")
    String pasted();

    @Message("There is nothing here to paste")
    String noPaste();

    @Message("Search blocks")
    String search();

    @Message("Nothing found")
    String nothingFound();

    @Message("Close")
    String close();

    @Message("%1 words, %2 min to read")
    String wordCount();

    @Message("%1 to mend")
    String faults();

    @Message("Saving…")
    String saving();

    @Message("Not saved yet")
    String unsaved();

    @Message(
            "Not saved: the server cannot be reached. What you wrote is kept in this browser, and sent when it answers again.")
    String offline();

    @Message("Not saved: you are signed out. Sign in in another window; what you wrote is kept here.")
    String signedOut();

    @Message("What %1 saved meanwhile is put in.")
    String merged();

    @Message("Compare and decide")
    String decideNow();

    @Message("What was not saved last time is saved now.")
    String restored();

    @Message("Move, copy")
    String place();

    @Message("Pages below")
    String children();
}
