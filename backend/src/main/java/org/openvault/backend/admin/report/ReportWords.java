package org.openvault.backend.admin.report;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the reports say. */
@MessageBundle("reports")
public interface ReportWords {

    @Message("Reports")
    String title();

    @Message("Site history")
    String history();

    @Message("Aging pages")
    String aging();

    @Message("Locked")
    String locked();

    @Message("Broken links")
    String broken();

    @Message("Use of types")
    String types();

    @Message("Missing alt text")
    String alt();

    @Message("CSV")
    String csv();

    @Message("XLSX")
    String xlsx();

    @Message("Filter")
    String filter();

    @Message("There is nothing to report.")
    String none();

    @Message("Type")
    String type();

    @Message("From")
    String since();

    @Message("Until")
    String until();

    @Message("User")
    String user();

    @Message("What")
    String action();

    @Message("all")
    String all();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("Entry")
    String entry();

    @Message("Page")
    String page();

    @Message("Published last")
    String published();

    @Message("By")
    String editedBy();

    @Message("Since")
    String lockedAt();

    @Message("By")
    String lockedBy();

    @Message("Note")
    String note();

    @Message("Leads to")
    String target();

    @Message("Why it is broken")
    String why();

    @Message("in the trash")
    String trashed();

    @Message("not live")
    String notLive();

    @Message("removed")
    String gone();

    @Message("Kind")
    String kind();

    @Message("Entries")
    String entries();

    @Message("Live")
    String live();

    @Message("Newest")
    String newest();

    @Message("Image")
    String image();

    @Message("Added")
    String added();

    @Message("Shown by")
    String usedBy();
}
