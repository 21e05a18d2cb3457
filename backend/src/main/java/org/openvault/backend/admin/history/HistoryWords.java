package org.openvault.backend.admin.history;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the history says. */
@MessageBundle("history")
public interface HistoryWords {

    @Message("History of {title}")
    String heading(String title);

    @Message("History")
    String history();

    @Message("Edit")
    String edit();

    @Message("Publication")
    String publication();

    @Message("Choose two revisions to see what is different.")
    String chooseTwo();

    @Message("Compare")
    String compare();

    @Message("Revisions")
    String revisions();

    @Message("Revision")
    String revision();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Compare from revision {number}")
    String asBefore(int number);

    @Message("Compare to revision {number}")
    String asAfter(int number);

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("Note")
    String note();

    @Message("latest")
    String latest();

    @Message("still being written")
    String stillOpen();

    @Message("removed for good")
    String erased();

    @Message("Parts of the list")
    String parts();

    @Message("Older")
    String older();

    @Message("There is no history of its own here.")
    String none();

    @Message("Revision {number}")
    String numbered(int number);

    @Message("Compare with the latest")
    String compareWithLatest();

    @Message("Name")
    String name();

    @Message("Keep the name")
    String keepName();

    @Message("Up to 200 characters; empty takes it away.")
    String nameHelp();

    @Message("The name is kept.")
    String named();

    @Message("Restore this revision")
    String restore();

    @Message("As a new draft; nothing between is lost.")
    String restoreHelp();

    @Message("The draft says again what revision {number} said.")
    String restored(int number);

    @Message("Somebody saved since you looked. Look at what changed before you restore.")
    String savedSince();

    @Message("What changed from revision {before} to {after}")
    String comparing(int before, int after);

    @Message("{#if count == 1}One difference{#else}{count} differences{/if}")
    String changes(int count);

    @Message("Both say the same.")
    String same();

    @Message("Added")
    String added();

    @Message("Removed")
    String removed();

    @Message("Changed")
    String changed();

    @Message("Moved from place {from} to {to}")
    String moved(int from, int to);

    @Message("nothing")
    String nothing();
}
