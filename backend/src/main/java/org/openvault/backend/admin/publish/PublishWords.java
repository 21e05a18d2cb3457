package org.openvault.backend.admin.publish;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said around publishing. */
@MessageBundle("publish")
public interface PublishWords {

    @Message("Publication of {title}")
    String heading(String title);

    @Message("Edit")
    String edit();

    @Message("History")
    String history();

    @Message("Not done:")
    String refused();

    @Message("Go to the field")
    String goThere();

    @Message("Before you publish")
    String before();

    @Message("This stops it")
    String stops();

    @Message("It names what readers do not see yet")
    String unseen();

    @Message("Links that lead to nothing")
    String broken();

    @Message("Some readers will stumble over")
    String accessibility();

    @Message("A picture without an alternative text")
    String noAlternative();

    @Message("A heading skips a level: “{what}”")
    String headingSkips(String what);

    @Message("A heading without text")
    String headingEmpty();

    @Message("A link without text to {what}")
    String linkEmpty(String what);

    @Message("A link that does not say where it leads: “{what}”")
    String linkVague(String what);

    @Message("Nothing is missing, and every link leads somewhere.")
    String allFine();

    @Message("Nothing to publish: this is what readers see already.")
    String nothingToPublish();

    @Message("What readers see")
    String decide();

    @Message("Times are in your time zone, {zone}.")
    String zone(String zone);

    @Message("Publish now")
    String now();

    @Message("Publish at")
    String from();

    @Message("Until (may stay empty)")
    String untilOptional();

    @Message("Schedule")
    String schedule();

    @Message("Release")
    String release();

    @Message("To")
    String act();

    @Message("publish it")
    String toPublish();

    @Message("unpublish it")
    String toUnpublish();

    @Message("Add to the release")
    String add();

    @Message("Choose a release.")
    String chooseRelease();

    @Message("Added to the release.")
    String added();

    @Message("Ends at")
    String endAt();

    @Message("Plan the end")
    String planEnd();

    @Message("Unpublish now")
    String unpublish();

    @Message("What stands below goes with it: {count}.")
    String childrenGo(String count);

    @Message("Timeline")
    String timeline();

    @Message("Now")
    String standsNow();

    @Message("To come")
    String comes();

    @Message("Past")
    String stood();

    @Message("for good")
    String forGood();

    @Message("Revision {number}")
    String revision(int number);

    @Message("Call off")
    String callOff();

    @Message("Call off the end")
    String callOffEnd();

    @Message("Called off.")
    String calledOff();

    @Message("Never published.")
    String never();

    @Message("Published.")
    String published();

    @Message("Scheduled for {when} ({zone}).")
    String scheduledFor(String when, String zone);

    @Message("Readers do not see yet what it names: {titles}.")
    String unseenStill(String titles);

    @Message("something else stands at {path}.")
    String taken(String path);

    @Message("the date and time cannot be read.")
    String unreadable();

    @Message(
            "{#if count == 0}Nothing was live.{#else if count == 1}Taken down.{#else}Taken down, with all below it: {count}.{/if}")
    String takenDown(int count);

    @Message("Ends at {when} ({zone}).")
    String endsAt(String when, String zone);
}
