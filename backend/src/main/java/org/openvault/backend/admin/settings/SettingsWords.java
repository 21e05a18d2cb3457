package org.openvault.backend.admin.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the screens of sites, languages, webhooks, redirects and forms say. */
@MessageBundle("settings")
public interface SettingsWords {

    @Message("Settings")
    String title();

    @Message("Sites")
    String sites();

    @Message("Languages")
    String locales();

    @Message("Webhooks")
    String webhooks();

    @Message("Redirects")
    String redirects();

    @Message("Forms")
    String forms();

    @Message("Name")
    String name();

    @Message("Host")
    String host();

    @Message("Such as www.example.org or localhost:8080")
    String hostHelp();

    @Message("Answers for hosts that no other site claims")
    String isDefault();

    @Message("default")
    String defaultMark();

    @Message("Root page")
    String rootPage();

    @Message("Type of the root page")
    String rootType();

    @Message("none yet")
    String noRoot();

    @Message("New site")
    String newSite();

    @Message("Make the site")
    String makeSite();

    @Message("Save")
    String save();

    @Message("Saved.")
    String saved();

    @Message("Delete")
    String remove();

    @Message("Deleted.")
    String removed();

    @Message("Code")
    String code();

    @Message("Such as es or pt-BR")
    String codeHelp();

    @Message("Shown where something is not translated")
    String fallback();

    @Message("nothing")
    String noFallback();

    @Message("New language")
    String newLocale();

    @Message("Add the language")
    String makeLocale();

    @Message("Address")
    String url();

    @Message("Kinds of changes")
    String kinds();

    @Message("One on each line, such as page.published or page.*; none for all")
    String kindsHelp();

    @Message("Tags")
    String tags();

    @Message("One on each line, such as page:12; none for all")
    String tagsHelp();

    @Message("Switched on")
    String enabled();

    @Message("New webhook")
    String newWebhook();

    @Message("Make the webhook")
    String makeWebhook();

    @Message("Secret of the webhook")
    String secretTitle();

    @Message("This is the secret that signs. It is shown this once: copy it now.")
    String secretOnce();

    @Message("Secret")
    String secret();

    @Message("New secret")
    String newSecret();

    @Message("Done")
    String done();

    @Message("Send a test")
    String ping();

    @Message("A test was sent; see below what became of it.")
    String pinged();

    @Message("Deliveries")
    String deliveries();

    @Message("What")
    String kind();

    @Message("When")
    String when();

    @Message("State")
    String state();

    @Message("Attempts")
    String attempts();

    @Message("Answer")
    String answer();

    @Message("Send again")
    String again();

    @Message("Send again all that were given up")
    String againAll();

    @Message("Sent again.")
    String sentAgain();

    @Message("Cancel")
    String cancel();

    @Message("Cancelled.")
    String cancelled();

    @Message("waiting")
    String waiting();

    @Message("delivered")
    String delivered();

    @Message("given up")
    String dead();

    @Message("cancelled")
    String cancelledMark();

    @Message("off")
    String off();

    @Message("on")
    String on();

    @Message("Old address")
    String from();

    @Message("Leads to")
    String to();

    @Message("An address, or the number of a page")
    String toHelp();

    @Message("Permanent")
    String permanent();

    @Message("Search")
    String search();

    @Message("New redirect")
    String newRedirect();

    @Message("Add the redirect")
    String makeRedirect();

    @Message("leads over others")
    String chain();

    @Message("leads in a circle")
    String loop();

    @Message("not live")
    String notLive();

    @Message("Export as CSV")
    String export();

    @Message("Import")
    String importTitle();

    @Message("A CSV file: old address, new address, and perhaps whether it is permanent")
    String importHelp();

    @Message("File")
    String file();

    @Message("Import")
    String doImport();

    @Message("What came of the import")
    String imported();

    @Message("Line")
    String line();

    @Message("Why it was not taken")
    String why();

    @Message("Submissions")
    String submissions();

    @Message("Newest")
    String newest();

    @Message("never")
    String never();

    @Message("Told by mail")
    String recipients();

    @Message("Addresses, one on each line")
    String recipientsHelp();

    @Message("Subject")
    String subject();

    @Message("Days that submissions are kept")
    String days();

    @Message("Kept until")
    String keepUntil();

    @Message("Answers")
    String answers();

    @Message("There is none yet.")
    String none();

    @Message("Edit")
    String edit();

    @Message("{count} were taken.")
    String made(int count);

    @Message("Delete {name}")
    String removeOf(String name);

    @Message("Send again: {name}")
    String againOf(String name);

    @Message("Cancel: {name}")
    String cancelOf(String name);

    @Message("{count} steps")
    String steps(int count);
}
