package org.openvault.backend.admin.media;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.openvault.backend.admin.Editors.as;
import static org.openvault.backend.admin.Editors.notice;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LibraryTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>{1+1}";
    private static final byte[] SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
        Editors.reader();
    }

    /** Another picture each time. */
    private static byte[] picture(int width, int height) {
        try {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var random = new Random();
            for (int i = 0; i < 200; i++) {
                image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long root() {
        String screen = as("chief").get("/admin/media").asString();
        return Long.parseLong(screen.replaceAll("(?s).*name=\"folder\" value=\"([0-9]+)\".*", "$1"));
    }

    private static long uploaded(String name) {
        return as("chief")
                .accept("application/json")
                .multiPart("folder", root())
                .multiPart("publish", "on")
                .multiPart("file", name, picture(640, 360), "image/png")
                .post("/admin/media")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    @Test
    void severalFilesComeByAPlainFormAndABadOneIsNoHindranceToTheOthers() {
        String name = SampleSite.slug("plain");
        String said = notice(as("chief")
                .multiPart("folder", root())
                .multiPart("file", "bad.svg", SVG, "image/svg+xml")
                .multiPart("file", name + ".png", picture(64, 36), "image/png")
                .multiPart("file", "text.png", "no picture".getBytes(StandardCharsets.UTF_8), "image/png")
                .post("/admin/media"));
        assertThat(said)
                .contains("bad.svg: not uploaded, it must be a JPEG or PNG")
                .contains(name + ".png: uploaded.")
                .contains("text.png: not uploaded");
        as("chief").get("/admin/media?q=" + name).then().statusCode(200).body(containsString(name));
    }

    @Test
    void aProgramIsToldWhatCameOfAFileAndWhatIsWrongWithIt() {
        long id = uploaded(SampleSite.slug("program") + ".png");
        as("chief")
                .get("/admin/media/" + id + "/picture/fill-200x200")
                .then()
                .statusCode(200)
                .contentType("image/png");
        as("chief").get("/admin/media/" + id + "/picture/fill-201x200").then().statusCode(404);
        as("reader").get("/admin/media/" + id + "/picture/original").then().statusCode(403);
        as("chief")
                .accept("application/json")
                .multiPart("folder", root())
                .multiPart("file", "bad.svg", SVG, "image/svg+xml")
                .post("/admin/media")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(containsString("JPEG or PNG"));
    }

    @Test
    void whatHasNoFileYetIsShownAsSuch() {
        long id = site.draftEntry("images.Image", "{'title':'No file yet'}");
        as("chief")
                .get("/admin/media/" + id + "/picture/fill-200x200")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml");
    }

    @Test
    void whoMayNotIsRefusedEverywhere() {
        long id = uploaded(SampleSite.slug("mine") + ".png");
        for (String path : new String[] {"", "/folder", "/publication", "/publication/end", "/trash"}) {
            as("reader")
                    .formParam("folder", root())
                    .formParam("title", "Taken")
                    .formParam("version", "1")
                    .post("/admin/media/" + id + path)
                    .then()
                    .statusCode(403);
        }
        as("reader").get("/admin/media/" + id).then().statusCode(403);
        as("reader").get("/admin/media").then().statusCode(200).body(not(containsString("/admin/media/" + id)));
        as("reader")
                .multiPart("file", "x.png", picture(4, 4), "image/png")
                .post("/admin/media/" + id + "/file")
                .then()
                .statusCode(403);
        as("reader")
                .formParam("parent", root())
                .formParam("name", "x")
                .post("/admin/media/folders")
                .then()
                .statusCode(403);
        as("reader")
                .formParam("name", "x")
                .post("/admin/media/folders/" + root())
                .then()
                .statusCode(403);
        assertThat(notice(as("reader")
                        .multiPart("folder", root())
                        .multiPart("file", "x.png", picture(4, 4), "image/png")
                        .post("/admin/media")))
                .contains("may not add");
    }

    @Test
    void whatIsSaidOfAPictureIsSavedAndShownAgainWhereItIsRefused() {
        long id = uploaded(SampleSite.slug("said") + ".png");
        Map<String, String> form = Map.of(
                "version",
                "1",
                "title",
                HOSTILE,
                "alt",
                "A mast",
                "credit",
                "Desk",
                "licence",
                "CC0",
                "tags",
                "ice, mast, ice",
                "focal_x",
                "25",
                "focal_y",
                "75");
        assertThat(notice(as("chief").formParams(form).post("/admin/media/" + id)))
                .isEqualTo("Saved.");
        as("chief")
                .get("/admin/media/" + id)
                .then()
                .statusCode(200)
                .body(containsString("&lt;img src=x"), not(containsString("<img src=x")))
                .body(
                        containsString("value=\"ice, mast\""),
                        containsString("name=\"focal_x\" min=\"0\" max=\"100\" value=\"25\""))
                .body(containsString("Live, newer draft"));
        as("chief")
                .formParam("version", "2")
                .formParam("title", "")
                .formParam("alt", "x".repeat(1001))
                .formParam("credit", "Kept as typed")
                .formParam("focal_x", "")
                .formParam("focal_y", "")
                .post("/admin/media/" + id)
                .then()
                .statusCode(422)
                .body(containsString("must have at most 1000 characters"), containsString("Kept as typed"))
                .body(containsString("aria-invalid=\"true\""), containsString("href=\"#file-alt\""));
        as("chief")
                .formParam("version", "2")
                .formParam("title", "x")
                .formParam("focal_x", "300")
                .formParam("focal_y", "")
                .post("/admin/media/" + id)
                .then()
                .statusCode(422)
                .body(containsString("whole numbers from 0 to 100"));
    }

    @Test
    void twoWhoChangeTheSameAreShownWhatTheOtherWrote() {
        long id = uploaded(SampleSite.slug("both") + ".png");
        notice(as("chief")
                .formParam("version", "1")
                .formParam("title", "Theirs")
                .post("/admin/media/" + id));
        String screen = as("chief")
                .formParam("version", "1")
                .formParam("title", "Mine")
                .post("/admin/media/" + id)
                .then()
                .statusCode(409)
                .body(containsString("chief wrote: Theirs"), containsString("value=\"Mine\""))
                .extract()
                .asString();
        String version = screen.replaceAll("(?s).*name=\"version\" value=\"([0-9.]+)\".*", "$1");
        assertThat(notice(as("chief")
                        .formParam("version", version)
                        .formParam("title", "Mine")
                        .post("/admin/media/" + id)))
                .isEqualTo("Saved.");
    }

    @Test
    void foldersAreMadeNamedAndFilled() {
        String name = SampleSite.slug("Folder <b>");
        String where = as("chief")
                .formParam("parent", root())
                .formParam("name", name)
                .post("/admin/media/folders")
                .getHeader("Location");
        long folder = Long.parseLong(where.replaceAll(".*=", ""));
        assertThat(notice(as("chief")
                        .formParam("parent", root())
                        .formParam("name", name)
                        .post("/admin/media/folders")))
                .contains("already");
        assertThat(notice(as("chief").formParam("name", name + " new").post("/admin/media/folders/" + folder)))
                .isEqualTo("Saved.");
        long id = uploaded(SampleSite.slug("filed") + ".png");
        assertThat(notice(as("chief").formParam("folder", folder).post("/admin/media/" + id + "/folder")))
                .isEqualTo("Saved.");
        as("chief")
                .get("/admin/media?folder=" + folder)
                .then()
                .body(containsString("/admin/media/" + id), containsString("&lt;b&gt;"), not(containsString("<b>-")));
        as("chief")
                .formParam("folder", 999999999)
                .post("/admin/media/" + id + "/folder")
                .then()
                .statusCode(404);
    }

    @Test
    void anotherFileTakesThePlaceAndPublishingShowsIt() {
        long id = uploaded(SampleSite.slug("first") + ".png");
        assertThat(notice(as("chief")
                        .multiPart("file", "second.png", picture(320, 320), "image/png")
                        .post("/admin/media/" + id + "/file")))
                .contains("replaced");
        as("chief").get("/admin/media/" + id).then().body(containsString("320 × 320"));
        assertThat(notice(as("chief")
                        .multiPart("file", "bad.svg", SVG, "image/svg+xml")
                        .post("/admin/media/" + id + "/file")))
                .contains("must be a JPEG or PNG");
        as("chief").get("/admin/media/" + id).then().body(containsString("/admin/media/" + id + "/publication"));
        as("chief").post("/admin/media/" + id + "/publication").then().statusCode(303);
        as("chief").get("/admin/media/" + id).then().body(containsString(">Live<"));
        as("chief").post("/admin/media/" + id + "/publication/end").then().statusCode(303);
        as("chief").get("/admin/media/" + id).then().body(containsString(">Draft<"));
    }

    @Test
    void whatIsUsedIsThrownAwayOnlyByWhoSaysSoTwice() {
        long id = uploaded(SampleSite.slug("used") + ".png");
        String title = SampleSite.slug("Uses it");
        long author = site.draftEntry("authors.Author", "{'name':'%s','image':%d}".formatted(title, id));
        assertThat(author).isPositive();
        as("chief").get("/admin/media/" + id).then().body(containsString(title));
        assertThat(as("chief").post("/admin/media/" + id + "/trash").getHeader("Location"))
                .endsWith("?trash=yes");
        as("chief").get("/admin/media/" + id + "?trash=yes").then().body(containsString("would be missing"));
        assertThat(notice(as("chief").formParam("even", "yes").post("/admin/media/" + id + "/trash")))
                .contains("trash");
        as("chief").get("/admin/media/" + id).then().statusCode(404);
    }

    @Test
    void manyFilesComeWithProgressAndEachCanBeCancelled() {
        String name = SampleSite.slug("many");
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/media");
            page.setInputFiles("#upload-files", new FilePayload[] {
                new FilePayload(HOSTILE + ".png", "image/png", picture(64, 64)),
                new FilePayload(name + ".png", "image/png", picture(64, 64)),
                new FilePayload("large.png", "image/png", new byte[34_000_000])
            });
            page.click("ov-upload button[type=submit]");
            Locator rows = page.locator(".uploads li");
            assertThat(rows.nth(0)).containsText(HOSTILE);
            assertThat(rows.nth(0)).containsText("Uploaded.", PATIENTLY);
            assertThat(rows.nth(1)).containsText("Uploaded.", PATIENTLY);
            assertThat(rows.nth(2)).containsText("Too large");
            assertThat(page.locator("[data-part=files]")).containsText(name);
            assertThat(page.locator("[data-part=files]")).containsText(HOSTILE);
            assertThat(browser.complaints()).isEmpty();
            page.route("**/admin/media", route -> {}); // an answer that never comes
            page.setInputFiles("#upload-files", new FilePayload("never.png", "image/png", picture(8, 8)));
            page.click("ov-upload button[type=submit]");
            rows.nth(3).locator("button").click();
            assertThat(rows.nth(3)).containsText("Cancelled.");
        }
    }

    @Test
    void aFileThatIsNoPictureIsRefusedInOneLine() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/media");
            page.setInputFiles("#upload-files", new FilePayload("bad.svg", "image/svg+xml", SVG));
            page.click("ov-upload button[type=submit]");
            assertThat(page.locator(".uploads .said.bad")).containsText("JPEG or PNG");
            assertThat(AdminBrowser.violations(page)).isEmpty();
        }
    }

    @Test
    void theFocalPointMovesByClickByKeysAndByNumbers() {
        long id = uploaded(SampleSite.slug("focal") + ".png");
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/media/" + id);
            Locator picture = page.locator("button.focal");
            picture.click(new Locator.ClickOptions()
                    .setPosition(picture.boundingBox().width * 0.25, picture.boundingBox().height * 0.5));
            assertThat(page.locator("[name=focal_x]")).hasValue("25");
            picture.focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Shift+ArrowDown");
            assertThat(page.locator("[name=focal_x]")).hasValue("26");
            assertThat(page.locator("[name=focal_y]")).hasValue("60");
            page.locator("form.card button.main").click();
            assertThat(page.locator(".notice")).hasText("Saved.");
            assertThat(page.locator("[name=focal_x]")).hasValue("26");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPictureIsUploadedWhereOneIsChosen() {
        org.openvault.backend.admin.TryingPage.show(
                "<p><label for=f>Picture</label></p><ov-choose kind=images><input id=f name=field></ov-choose>");
        String name = SampleSite.slug("here");
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief");
            page.navigate("/admin/trying");
            page.click("ov-choose button");
            page.setInputFiles(
                    "dialog[open] input[type=file]", new FilePayload(name + ".png", "image/png", picture(64, 64)));
            page.click("dialog ov-upload button[type=submit]");
            assertThat(page.locator(".chosen")).containsText(name);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptAFileComesByThePlainForm() {
        String name = SampleSite.slug("noscript");
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
            page.navigate("/admin/media");
            page.setInputFiles("#upload-files", new FilePayload(name + ".png", "image/png", picture(64, 64)));
            page.click("ov-upload button[type=submit]");
            assertThat(page.locator(".notice").textContent()).contains(name + ".png: uploaded.");
        }
    }

    @Test
    void theLibraryIsForEverybodyAtAnyWidthAndInBothColours() {
        long id = uploaded(SampleSite.slug("wide") + ".png");
        site.draftEntry("authors.Author", "{'name':'Uses it','image':%d}".formatted(id));
        try (var browser = new AdminBrowser(address)) {
            assertThat(browser.violationsEverywhere("chief", "/admin/media", "media-grid"))
                    .isEmpty();
            assertThat(browser.violationsEverywhere("chief", "/admin/media?view=list", "media-list"))
                    .isEmpty();
            assertThat(browser.violationsEverywhere("chief", "/admin/media/" + id + "?trash=yes", "media-file"))
                    .isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
