package org.openvault.backend.admin.explorer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the explorer, the trash and the overview say. */
@MessageBundle("explorer")
public interface ExplorerWords {

    @Message("Pages")
    String pages();

    @Message("Sites")
    String sites();

    @Message("Tree of pages")
    String tree();

    @Message("Show what stands below")
    String open();

    @Message("Hide what stands below")
    String close();

    @Message("All pages here")
    String theRest();

    @Message("(without a title)")
    String untitled();

    @Message("Narrow the list")
    String filter();

    @Message("Title or address")
    String text();

    @Message("Type")
    String type();

    @Message("Any")
    String any();

    @Message("Status")
    String status();

    @Message("Owner or last editor")
    String who();

    @Message("Edited since")
    String since();

    @Message("Edited until")
    String until();

    @Message("Pages below")
    String children();

    @Message("With pages below")
    String withChildren();

    @Message("Without pages below")
    String withoutChildren();

    @Message("All below, at any depth")
    String deep();

    @Message("Show")
    String narrow();

    @Message("Show all")
    String clear();

    @Message("Live")
    String live();

    @Message("Draft")
    String draft();

    @Message("Live, newer draft")
    String changed();

    @Message("Scheduled")
    String scheduled();

    @Message("Ends")
    String expiring();

    @Message("Locked")
    String locked();

    @Message("Locked by {who}")
    String lockedBy(String who);

    @Message("Private")
    String closed();

    @Message("Alias")
    String alias();

    @Message("Edit")
    String edit();

    @Message("Publication")
    String publication();

    @Message("History")
    String history();

    @Message("New page")
    String newPage();

    @Message("New page below")
    String newBelow();

    @Message("Pages below")
    String openBelow();

    @Message("Trash")
    String trash();

    @Message("{#if count == 1}1 page{#else}{count} pages{/if}")
    String count(long count);

    @Message("More than {count} pages")
    String moreThan(long count);

    @Message("With the chosen pages:")
    String withChosen();

    @Message("No page is chosen.")
    String noneChosen();

    @Message("% chosen:")
    String chosen();

    @Message("All {count} of the list")
    String allFound(long count);

    @Message("Publish")
    String publish();

    @Message("Unpublish")
    String unpublish();

    @Message("Move")
    String move();

    @Message("Move to the trash")
    String throwAway();

    @Message("Moved to place %")
    String movedTo();

    @Message("Not moved: %")
    String notMoved();

    @Message("Choose all pages shown")
    String chooseAll();

    @Message("Choose {title}")
    String choose(String title);

    @Message("Order")
    String order();

    @Message("In the order of the tree")
    String inOrder();

    @Message("Move {title} up")
    String up(String title);

    @Message("Move {title} down")
    String down(String title);

    @Message("Title")
    String title();

    @Message("Last edited")
    String edited();

    @Message("owner:")
    String owner();

    @Message("Below")
    String below();

    @Message("{count} below {title}")
    String belowOf(String count, String title);

    @Message("Actions")
    String actions();

    @Message("Actions for {title}")
    String actionsFor(String title);

    @Message("Move or rename")
    String moveOrRename();

    @Message("Copy")
    String copy();

    @Message("Make an alias")
    String makeAlias();

    @Message("Parts of the list")
    String parts();

    @Message("No page is like that.")
    String nothingFound();

    @Message("No pages stand here yet.")
    String nothingHere();

    @Message("Several pages")
    String many();

    @Message("{#if count == 1}Publish this page?{#else}Publish {count} pages?{/if}")
    String publishMany(int count);

    @Message("{#if count == 1}Unpublish this page?{#else}Unpublish {count} pages?{/if}")
    String unpublishMany(int count);

    @Message("{#if count == 1}Move this page?{#else}Move {count} pages?{/if}")
    String moveMany(int count);

    @Message("{#if count == 1}Move this page to the trash?{#else}Move {count} pages to the trash?{/if}")
    String trashMany(int count);

    @Message("{#if count == 1}Add this page to a release?{#else}Add {count} pages to a release?{/if}")
    String releaseMany(int count);

    @Message("Release")
    String whichRelease();

    @Message("No release is being gathered: begin one first.")
    String noRelease();

    @Message("They will be published with: {name}")
    String willJoin(String name);

    @Message("Add to a release")
    String toRelease();

    @Message("and {count} more")
    String andMore(int count);

    @Message(
            "{#if count > 1000}More than 1,000 pages below go along.{#else if count == 1}One page below goes along.{#else}{count} pages below go along.{/if}")
    String withBelow(long count);

    @Message("To stand below which page")
    String whereTo();

    @Message("See what would change")
    String lookWhatChanges();

    @Message("They will stand below: {title}")
    String willStandBelow(String title);

    @Message("What follows is known of the first {count}; the others are told of when it is done.")
    String tried(int count);

    @Message("{#if count == 1}One would be refused{#else}{count} would be refused{/if}")
    String wouldBeRefused(int count);

    @Message("%1 of %2 done")
    String progress();

    @Message("Progress")
    String progressName();

    @Message("Stopped after %1 of %2.")
    String cancelled();

    @Message("Done: %1 of %2.")
    String doneOf();

    @Message("Refused: %.")
    String refusedFor();

    @Message("The server did not answer; nothing more was done.")
    String partFailed();

    @Message("Even though {count} others name them")
    String evenIfUsed(int count);

    @Message("Without JavaScript at most {count} pages can be done at once: choose fewer.")
    String tooMany(int count);

    @Message("Leave it")
    String leave();

    @Message("Stop")
    String cancel();

    @Message("{#if count == 1}One address changes{#else}{count} addresses change{/if}")
    String addressesChange(int count);

    @Message("Addresses that change")
    String addresses();

    @Message("No address changes.")
    String noAddressChanges();

    @Message("Page")
    String page();

    @Message("Address now")
    String addressNow();

    @Message("Address then")
    String addressThen();

    @Message("none")
    String none();

    @Message("Done")
    String done();

    @Message("{#if count == 1}One page is done.{#else}{count} pages are done.{/if}")
    String doneCount(int count);

    @Message("{#if count == 1}One was refused.{#else}{count} were refused.{/if}")
    String refusedCount(int count);

    @Message("Refused")
    String refused();

    @Message("Go on")
    String goOn();

    @Message("No page may stand below this one.")
    String nothingMayStand();

    @Message("The page was not made. Look at:")
    String notMade();

    @Message("Choose what it is to be.")
    String chooseType();

    @Message("Give it a title.")
    String giveTitle();

    @Message("Last part of the address")
    String slug();

    @Message("Letters, digits, - and _. Left empty, it is made of the title.")
    String slugHelp();

    @Message("Left empty, it stays as it is.")
    String slugKeeps();

    @Message("Left empty, it is the original’s, with a number where that is taken.")
    String slugFree();

    @Message("Make the page")
    String make();

    @Message("Move or rename: {title}")
    String moveThis(String title);

    @Message("Copy: {title}")
    String copyThis(String title);

    @Message("Alias of: {title}")
    String aliasThis(String title);

    @Message("An alias shows the page at a second place: what is published of it, or taken down, is so there too.")
    String aliasHelp();

    @Message("With all pages below")
    String withAllBelow();

    @Message("Publish the copies as the originals are")
    String asPublished();

    @Message("Move now")
    String moveNow();

    @Message("Moved.")
    String moved();

    @Message("{#if count == 1}Copied: this is the copy.{#else}Copied, {count} pages: this is the first.{/if}")
    String copied(int count);

    @Message("The alias is made.")
    String aliased();

    @Message("{#if count == 1}In the trash.{#else}In the trash, {count} pages.{/if}")
    String thrown(int count);

    @Message("{#if count == 1}Restored as a draft.{#else}Restored as drafts: {count}.{/if}")
    String restored(int count);

    @Message("{#if count == 1}Removed for good.{#else}Removed for good: {count}.{/if}")
    String erased(int count);

    @Message("Empty the trash")
    String emptyTrash();

    @Message("{#if count == 1}1 in the trash{#else}{count} in the trash{/if}")
    String thrownCount(int count);

    @Message("Thrown away")
    String thrownAt();

    @Message("With what is below")
    String entries();

    @Message("Elsewhere")
    String elsewhere();

    @Message("Restore")
    String restore();

    @Message("Restore {title}")
    String restoreThis(String title);

    @Message("Remove for good")
    String erase();

    @Message("Remove {title} for good")
    String eraseThis(String title);

    @Message("The trash is empty.")
    String trashEmpty();

    @Message(
            "{#if count == 1}What it said is erased everywhere, its history too. Nobody can take that back.{#else}What these {count} said is erased everywhere, their history too. Nobody can take that back.{/if}")
    String eraseWarning(int count);

    @Message("Remove for good")
    String eraseForGood();

    @Message("Overview")
    String overview();

    @Message("My drafts")
    String myDrafts();

    @Message("None of your drafts waits to be published.")
    String noDrafts();

    @Message("Locked by me")
    String myLocks();

    @Message("You keep nothing locked.")
    String noLocks();

    @Message("Since")
    String lockedSince();

    @Message("Scheduled next")
    String planned();

    @Message("Nothing is planned.")
    String noPlans();

    @Message("goes live")
    String begins();

    @Message("ends")
    String ends();

    @Message("Recent edits")
    String recent();

    @Message("What I did last")
    String recentMine();

    @Message("When")
    String when();

    @Message("Who")
    String whoDid();

    @Message("What")
    String what();

    @Message("Of")
    String ofWhat();

    @Message("More filters")
    String moreFilters();

    @Message("created")
    String didCreate();

    @Message("saved")
    String didSave();

    @Message("published")
    String didPublish();

    @Message("unpublished")
    String didUnpublish();

    @Message("scheduled")
    String didSchedule();

    @Message("called off")
    String didCancel();

    @Message("moved")
    String didMove();

    @Message("moved to the trash")
    String didTrash();

    @Message("restored")
    String didRestore();

    @Message("locked")
    String didLock();

    @Message("unlocked")
    String didUnlock();

    @Message("went back to an older revision")
    String didRevert();

    @Message("copied")
    String didCopy();

    @Message("named a revision")
    String didName();

    @Message("Mentions of you")
    String mentions();

    @Message("commented")
    String didComment();

    @Message("edited a comment")
    String didEditComment();

    @Message("deleted a comment")
    String didDeleteComment();

    @Message("resolved a comment")
    String didResolve();

    @Message("reopened a comment")
    String didReopen();
}
