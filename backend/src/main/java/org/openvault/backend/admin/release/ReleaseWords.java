package org.openvault.backend.admin.release;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of releases. */
@MessageBundle("release")
public interface ReleaseWords {

    @Message("Releases")
    String releases();

    @Message("States")
    String states();

    @Message("All")
    String all();

    @Message("Being gathered")
    String gathering();

    @Message("Scheduled")
    String scheduledState();

    @Message("Published")
    String publishedState();

    @Message("Taken back")
    String revertedState();

    @Message("Name")
    String name();

    @Message("What it is for")
    String description();

    @Message("State")
    String state();

    @Message("What it does")
    String items();

    @Message("Instant")
    String instant();

    @Message("Made by")
    String by();

    @Message("Parts of the list")
    String parts();

    @Message("There is no such release.")
    String none();

    @Message("New release")
    String newRelease();

    @Message("A release lets many things happen at one instant: all of them or none.")
    String about();

    @Message("Make the release")
    String make();

    @Message("The release is made. Add what it is to do.")
    String made();

    @Message("Kept.")
    String renamed();

    @Message("The release is given up.")
    String givenUp();

    @Message("Not done:")
    String notDone();

    @Message("Go to the field")
    String goThere();

    @Message("taken back by {who}")
    String revertedBy(String who);

    @Message("What it would change")
    String whatChanges();

    @Message("This stops it")
    String stops();

    @Message("{#if count == 1}One entry changes for readers.{#else}{count} entries change for readers.{/if}")
    String entriesChange(int count);

    @Message("There is nothing in it yet.")
    String emptyYet();

    @Message("Other releases act on the same")
    String conflicts();

    @Message("Let it happen")
    String letHappen();

    @Message("Times are in your time zone, {zone}.")
    String zone(String zone);

    @Message("In progress, all at once…")
    String busy();

    @Message("Publish now")
    String publishNow();

    @Message("Publish at")
    String publishAt();

    @Message("Schedule")
    String schedule();

    @Message("Once it has an instant, the site can be seen as of it.")
    String previewLater();

    @Message("Call it off")
    String callOff();

    @Message("Take it back")
    String revert();

    @Message("What stood before stands again, unless somebody changed something of it since.")
    String revertHelp();

    @Message("See the site as of this release")
    String preview();

    @Message("The site as of this release, for a short while:")
    String previewReady();

    @Message("open it")
    String openPreview();

    @Message("the release has no instant yet.")
    String noInstantYet();

    @Message("{#if count == 1}It does one thing{#else}It does {count} things{/if}")
    String holds(long count);

    @Message("Entry")
    String entry();

    @Message("To")
    String act();

    @Message("Now")
    String standing();

    @Message("Take out")
    String takeOut();

    @Message("Take #{id} out")
    String takeOutThis(long id);

    @Message("Taken out.")
    String takenOut();

    @Message("is published")
    String publishes();

    @Message("is unpublished")
    String unpublishes();

    @Message("moves to {below}")
    String moves(String below);

    @Message("(revision {number})")
    String revision(int number);

    @Message("and {count} more")
    String andMore(long count);

    @Message("Add")
    String add();

    @Message("{#if count == 1}Added.{#else}Added: {count}.{/if}")
    String added(int count);

    @Message("Pages and other entries")
    String entries();

    @Message("Their numbers, with commas between.")
    String entriesHelp();

    @Message("publish")
    String toPublish();

    @Message("unpublish")
    String toUnpublish();

    @Message("move")
    String toMove();

    @Message("Below which page, for a move")
    String moveBelow();

    @Message("say below which page they are to stand.")
    String whereTo();

    @Message("choose what is to happen to them.")
    String chooseAct();

    @Message("these are no numbers of entries.")
    String noNumbers();

    @Message("at most {count} at once.")
    String tooMany(int count);

    @Message("Name and purpose")
    String rename();

    @Message("Keep")
    String keep();

    @Message("Give the release up")
    String giveUp();

    @Message("the date and time cannot be read.")
    String unreadable();

    @Message("Published: {count} entries changed at one instant.")
    String published(int count);

    @Message("Scheduled: {count} entries change at {when} ({zone}).")
    String scheduled(int count, String when, String zone);

    @Message("Taken back: {count} entries are as they were.")
    String reverted(int count);
}
