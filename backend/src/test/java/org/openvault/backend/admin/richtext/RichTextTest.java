package org.openvault.backend.admin.richtext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.admin.TryingPage;
import org.openvault.backend.contenttype.RichTextFeature;
import org.openvault.backend.document.RichText;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RichTextTest {

    private static final String ALL = "BOLD,ITALIC,SCRIPT,HEADINGS,LISTS,RULE,LINK,IMAGE,BLOCKQUOTE,FOOTNOTE";
    private static final String NOTE = "0df04c8d-7450-4b9a-828f-03975d0dead5";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    private AdminBrowser browser;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        browser = new AdminBrowser(address);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private Page open(String attributes, String stored) {
        TryingPage.show("<label for=field>Text</label><ov-rich-text " + attributes + "><textarea id=field name=field>"
                + stored.replace("&", "&amp;").replace("<", "&lt;") + "</textarea></ov-rich-text>");
        Page page = browser.as("chief");
        page.navigate("/admin/trying");
        page.locator(".rt-tools").waitFor();
        return page;
    }

    private static void begin(Page page, String stored) {
        page.evaluate(
                "html => { const text = document.querySelector('ov-rich-text'); text.value = html; text.view.focus(); }",
                stored);
    }

    private static String value(Page page) {
        return page.locator("textarea[name=field]").inputValue();
    }

    /** @param keys names of keys after an @, otherwise what is typed */
    private static String typed(Page page, String... keys) {
        begin(page, "");
        for (String key : keys) {
            if (key.startsWith("@")) {
                page.keyboard().press(key.substring(1));
            } else {
                page.keyboard().type(key);
            }
        }
        return value(page);
    }

    @Test
    void everyStoredFormComesBackAsItWas() {
        Page page = open("features=" + ALL, "");
        List<String> forms = forms(new StoredForms(6), false);
        assertThat(forms).allSatisfy(form -> assertThat(form).isNotEmpty());
        assertThat(roundTrip(page, forms)).isEqualTo(forms);
        Page inline = open("inline features=" + ALL, "");
        List<String> ofLines = forms(new StoredForms(7), true).stream()
                .map(form -> form.replaceAll("<embed[^>]*>", ""))
                .toList();
        assertThat(roundTrip(inline, ofLines)).isEqualTo(ofLines);
        assertThat(complaintsButOfPictures()).isEmpty();
    }

    private static List<String> forms(StoredForms forms, boolean inline) {
        return IntStream.range(0, 400).mapToObj(i -> forms.next(inline)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> roundTrip(Page page, List<String> forms) {
        return (List<String>) page.evaluate(
                "forms => { const text = document.querySelector('ov-rich-text'); return forms.map(form => { text.value = form; return text.value; }); }",
                forms);
    }

    /** The pictures of made up forms are not there. */
    private List<String> complaintsButOfPictures() {
        return browser.complaints().stream()
                .filter(complaint -> !complaint.contains("404"))
                .toList();
    }

    @Test
    void whatIsTypedIsWhatIsStored() {
        Page page = open("features=" + ALL, "");
        assertThat(typed(page, "## Head", "@Enter", "para")).isEqualTo("<h2>Head</h2><p>para</p>");
        assertThat(typed(page, "- a", "@Enter", "b", "@Control+]", "@Enter", "@Enter", "c", "@Enter", "@Enter", "d"))
                .isEqualTo("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>d</p>");
        assertThat(typed(page, "1. a", "@Enter", "b")).isEqualTo("<ol><li>a</li><li>b</li></ol>");
        assertThat(typed(page, "> q", "@Enter", "r", "@Enter", "@Enter", "p"))
                .isEqualTo("<blockquote><p>q</p><p>r</p></blockquote><p>p</p>");
        assertThat(typed(page, "x", "@Enter", "---", "y")).isEqualTo("<p>x</p><hr><p>y</p>");
        assertThat(typed(page, "@Control+b", "bold", "@Control+b", " & <", "@Control+i", "it"))
                .isEqualTo("<p><b>bold</b> &amp; &lt;<i>it</i></p>");
        assertThat(typed(page, "a", "@Shift+Enter", "b")).isEqualTo("<p>a<br>b</p>");
        assertThat(typed(page, "a", "@Control+Shift+8", "@Control+Shift+7", "@Control+Shift+7"))
                .isEqualTo("<p>a</p>");
        assertThat(typed(page, "abc", "@Control+z")).isEmpty();
        assertThat(typed(page, "abc", "@Control+z", "@Control+y")).isEqualTo("<p>abc</p>");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whateverIsDoneTheStoredFormIsWhatTheServerWouldKeep() {
        Page page = open("features=" + ALL, "");
        var forms = new StoredForms(8);
        var random = new java.util.Random(9);
        List<String> commands =
                List.of("b", "sup", "p", "h2", "h4", "ul", "ol", "in", "out", "blockquote", "hr", "undo");
        var differences = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            List<Object> doings = random.ints(8, 0, commands.size())
                    .<Object>mapToObj(
                            command -> List.of(commands.get(command), random.nextDouble(), random.nextDouble()))
                    .toList();
            String stored = (String) page.evaluate("""
                    ([form, doings]) => {
                      const text = document.querySelector("ov-rich-text");
                      text.value = form;
                      for (const [name, a, b] of doings) {
                        const { doc, tr } = text.view.state;
                        const at = (part) => doc.resolve(Math.round(part * doc.content.size));
                        text.view.dispatch(tr.setSelection(text.view.state.selection.constructor.between
                          ? text.view.state.selection.constructor.between(at(a), at(b)) : text.view.state.selection));
                        text.commands[name].run(text.view.state, text.view.dispatch, text.view);
                      }
                      return text.value;
                    }""", List.of(forms.next(false), doings));
            String kept = RichText.clean(stored, RichTextFeature.ALL, false);
            if (!kept.equals(stored)) {
                differences.add(doings + "\n " + stored + "\n " + kept);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void onlyTheFeaturesOfTheFieldAreThere() {
        Page page = open("inline features=ITALIC", "a <i>b</i>");
        assertThat(page.locator(".rt-tools button").all()).hasSize(3);
        begin(page, "");
        page.evaluate("document.querySelector('ov-rich-text').view.pasteHTML('<h2>A <b>b</b></h2><p><i>c</i></p>')");
        assertThat(value(page)).isEqualTo("A b <i>c</i>");
        page.keyboard().press("Control+b");
        page.keyboard().press("Enter");
        page.keyboard().type("d");
        assertThat(value(page)).isEqualTo("A b <i>cd</i>");
    }

    @Test
    void linksLeadToPagesAndAddressesAndNowhereElse() {
        Page page = open("features=" + ALL, "");
        begin(page, "<p>words</p>");
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+k");
        page.locator("dialog[open] input[value=address]").check();
        page.fill("#rt-address", "javascript:alert(1)");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rt-fault")).isVisible();
        assertThat(page.locator("#rt-address")).hasAttribute("aria-invalid", "true");
        page.fill("#rt-address", "tower.example/?a=1&b");
        assertThat(AdminBrowser.violations(page)).isEmpty();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(value(page)).isEqualTo("<p><a href=\"https://tower.example/?a=1&amp;b\">words</a></p>");
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+k");
        page.locator("dialog[open] input[value=page]").check();
        page.locator("dialog[open] [data-do=choose]").first().click();
        page.locator(".choose-dialog .choice[data-id]").first().click();
        page.fill("#rt-fragment", "part-2");
        page.locator("dialog[open] [value=set]").click();
        assertThat(value(page)).matches("<p><a fragment=\"part-2\" linktype=\"page\" id=\"\\d+\">words</a></p>");
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+k");
        page.locator("dialog[open] [value=remove]").click();
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(value(page)).isEqualTo("<p>words</p>");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void picturesAreChosenWithTheirAlternativeText() {
        Page page = open("features=" + ALL, "");
        begin(page, "<p>x</p>");
        page.locator("[data-do=image]").click();
        page.locator("dialog[open] [data-do=choose]").click();
        page.fill(".choose-dialog input[type=search]", "Tower");
        page.keyboard().press("Enter");
        page.locator(".choose-dialog .choice[data-id='" + site.picture + "']").click();
        page.fill("#rt-alt", "A \"mast\" <b>");
        page.locator("dialog[open] [value=set]").click();
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(value(page))
                .contains("<embed alt=\"A &quot;mast&quot; &lt;b&gt;\" format=\"fullwidth\" embedtype=\"image\" id=\""
                        + site.picture + "\">");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void notesAreMadeAndPickedWhereTheFormKeepsThem() {
        Page page = open("features=" + ALL, "");
        page.evaluate("""
                note => {
                  window.notes = [{ id: note, text: "<p>The <b>log</b></p>" }];
                  addEventListener("ov-notes", ({ detail }) => Object.assign(detail, { list: notes, add: async (one) => notes.push(one) }));
                }""", NOTE);
        begin(page, "<p>x</p>");
        page.locator("[data-do=footnote]").click();
        assertThat(AdminBrowser.violations(page)).isEmpty();
        page.selectOption("#rt-note", NOTE);
        page.locator("dialog[open] [value=set]").click();
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(value(page)).contains("<footnote id=\"" + NOTE + "\"></footnote>");
        page.locator("[data-do=footnote]").click();
        page.fill("#rt-text", "Second <i>");
        page.locator("dialog[open] [value=set]").click();
        assertThat(page.locator("sup.footnote")).hasCount(2);
        assertThat(page.evaluate("notes[1].text")).isEqualTo("<p>Second &lt;i&gt;</p>");
        assertThat(page.locator("sup.footnote").allTextContents()).containsExactlyInAnyOrder("1", "2");
        assertThat(value(page)).contains((String) page.evaluate("notes[1].id"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatComesFromWordAndGoogleDocsIsCleaned() throws IOException {
        Page page = open("features=" + ALL, "");
        assertThat(pasted(page, "word"))
                .isEqualTo(
                        "<h2>The night shift</h2><p>A reel of <b>acetate</b> and <i>one</i> light<sup>1</sup>.</p>"
                                + "<ul><li>Cans<ul><li>dented</li></ul></li><li>Leaders</li></ul><ol><li>Splice</li></ol><p>1963 | Pilot</p>");
        assertThat(pasted(page, "google-docs"))
                .isEqualTo("<h2>Signal</h2><p><b>Loud</b> then <i>soft</i><sup>2</sup> see "
                        + "<a href=\"https://tower.example/log\">the log</a> of it</p>"
                        + "<ul><li>Mast<ul><li>ice</li></ul></li><li>Guy wires</li></ul>");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String pasted(Page page, String from) throws IOException {
        begin(page, "");
        page.evaluate(
                "html => document.querySelector('ov-rich-text').view.pasteHTML(html)",
                Files.readString(Path.of("src/test/resources/clipboard", from + ".html")));
        return value(page);
    }

    @Test
    void theToolbarIsOneStopAndSaysWhatIsOn() {
        Page page = open("features=" + ALL, "");
        begin(page, "<p>x</p>");
        page.keyboard().press("Alt+F10");
        assertThat(page.locator("[data-do=b]")).isFocused();
        page.keyboard().press("End");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-do=b]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-do=b]")).hasAttribute("aria-pressed", "true");
        page.keyboard().type("y");
        assertThat(value(page)).contains("<b>y</b>");
        assertThat(page.locator(".rt-tools [tabindex='0']")).hasCount(1);
        page.keyboard().press("Tab");
        assertThat(page.locator("button[type=submit]").last()).isFocused();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itTellsTheFormAndNothingElseLeavesIt() {
        Page page = open("features=BOLD", "<p>one two</p>");
        page.evaluate(
                "() => { window.told = []; for (const name of ['input', 'ov-words']) addEventListener(name, event => told.push(name + (event.detail?.words ?? event.target.name))); }");
        page.locator(".ProseMirror").click();
        page.keyboard().press("Control+End");
        page.keyboard().type(" three");
        Await.until("the words are counted", () -> page.evaluate("told.includes('ov-words3')")
                .equals(true));
        assertThat(page.evaluate("told.includes('inputfield')")).isEqualTo(true);
        page.locator("text=Save").click();
        assertThat(page.locator("output")).hasText("<p>one two three</p>");
    }

    @Test
    void withoutJavaScriptTheTextareaIsThere() {
        TryingPage.show(
                "<ov-rich-text features=BOLD><textarea name=field aria-label=Text>&lt;p&gt;x</textarea></ov-rich-text>");
        Page page = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/admin/trying");
        page.locator("textarea").fill("<p>y</p>");
        page.locator("text=Save").click();
        assertThat(page.locator("output")).hasText("<p>y</p>");
    }

    @Test
    void itIsForEverybodyAtAnyWidthAndInBothColours() {
        open(
                "features=" + ALL,
                "<h2>Head &lt;script&gt;</h2><p>A <b>bold</b> <a href=\"/x/\">link</a> and a note<footnote id=\"" + NOTE
                        + "\"></footnote></p><ul><li>item<ul><li>inner</li></ul></li></ul><blockquote><p>quoted</p></blockquote><hr>"
                        + "<embed alt=\"Tower\" format=\"left\" embedtype=\"image\" id=\"" + site.picture + "\">");
        assertThat(browser.violationsEverywhere(
                        "chief", "/admin/trying", "rich-text", (page, variant) -> page.locator(".rt-tools")
                                .waitFor()))
                .isEmpty();
        assertThat(browser.violationsEverywhere("chief", "/admin/trying", "rich-text-link", (page, variant) -> {
                    page.locator("[data-do=link]").click();
                    Locator chooser =
                            page.locator("dialog[open] [data-do=choose]").first();
                    chooser.waitFor();
                }))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }
}
