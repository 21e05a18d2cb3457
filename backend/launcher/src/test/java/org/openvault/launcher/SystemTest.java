package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.launcher.Accessibility.Screen;

/** The built system as a user starts it: the demo site, the earlier site's content, a restart. In this order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEADING = Pattern.compile("^#{2,3}(?!#)\\s*(.*?)\\s*$");
    private static final Pattern PAIR = Pattern.compile("^\"(.*)\": \"(.*)\"$");

    /** What no link leads to is reached by typing. */
    private static final String[] STARTS = {"/", "/search/", "/search/?q=harbour", "/miniseries/", "/tower", "/programs"
    };

    private static final List<String> KINDS = List.of(
            "/",
            "/exhibits/",
            "/exhibits/tower-on-lantern-hill/",
            "/exhibits/tower-on-lantern-hill/steel-and-weather/",
            "/collections/",
            "/collections/voices-of-the-quays/",
            "/collections/masterpiece/",
            "/series/",
            "/series/answer-back/",
            "/miniseries/",
            "/search/",
            "/search/?q=harbour",
            "/search/?q=zzqqxx&type=series",
            "/faq/",
            "/nowhere/");

    @TempDir
    static Path folder;

    private static Home home;
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        Path built = Path.of(System.getenv("OV_CHECKOUT"), "backend/target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(built), "the applications are not packaged: ./ov test does that first");
        home = new Home(folder.resolve("home"));
        system = startSystem();
    }

    private static RunningSystem startSystem() {
        return RunningSystem.start(
                home,
                Jars.of(System.getenv()),
                Port.anyFree().number(),
                Port.anyFree().number(),
                true,
                false,
                step -> {},
                () -> false);
    }

    @AfterAll
    static void stop() {
        if (system != null) system.close();
    }

    @Test
    @Order(1)
    void everyLinkOfTheDemoSiteLeadsSomewhere() {
        Crawl crawl = Crawl.of(system.site(), STARTS);
        assertThat(crawl.dead()).isEmpty();
        Set<String> seen = crawl.pages().keySet();
        assertThat(seen)
                .contains("/exhibits/", "/collections/masterpiece/", "/about/", "/series/", "/miniseries/low-water/");
        assertThat(seen.stream().filter(path -> path.matches("/exhibits/[^/]+/")))
                .hasSize(6);
        assertThat(seen.stream().filter(path -> path.matches("/exhibits/[^/]+/[^/]+/")))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(seen.stream().filter(path -> path.matches("/collections/[^/]+/")))
                .hasSize(5);
    }

    @Test
    @Order(2)
    void everyPictureOfTheHomePageIsThere() {
        Document page = page("/");
        List<String> pictures = page.select("img[src^=/media/]").eachAttr("src");
        assertThat(pictures).hasSizeGreaterThan(5);
        for (String picture : pictures) {
            var answer = Http.get(system.site() + picture, Map.of());
            assertThat(answer.status()).as(picture).isEqualTo(200);
            assertThat(answer.body().length).as(picture).isGreaterThan(1000);
        }
    }

    @Test
    @Order(3)
    void everyNoteOfTheDemoHasItsWayThereAndBack() {
        for (Element link : page("/exhibits/").select(".card-title a")) {
            assertNotesGoBothWays(link.attr("href"), page(link.attr("href")));
        }
    }

    @Test
    @Order(4)
    void theEarlierSiteIsImportedOnceHoweverOftenItIsImported() throws IOException {
        Path corpus = corpus();
        long before = head();
        assertThat(importing(corpus, "--dry-run")).isZero();
        assertThat(head()).as("a dry run keeps nothing").isEqualTo(before);
        assertThat(importing(corpus)).isZero();
        long after = head();
        assertThat(after).isGreaterThan(before + 48);
        assertThat(importing(corpus)).isZero();
        assertThat(head()).as("a second run changes nothing").isEqualTo(after);
        assertThat(count("exhibits", corpus.resolve("pages/exhibits"))).isEqualTo(18);
        assertThat(count("collections", corpus.resolve("pages/collections"))).isEqualTo(30);
    }

    /** How many files of a folder are pages of the site. */
    private static long count(String kind, Path files) throws IOException {
        try (var list = Files.list(files)) {
            return list.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .filter(name -> get("/" + kind + "/" + name.replace(".md", "") + "/")
                                    .status()
                            == 200)
                    .count();
        }
    }

    @Test
    @Order(5)
    void everyImportedPageHasAllItsHeadingsAndNoMarkdown() throws IOException {
        Path corpus = corpus();
        for (String kind : List.of("exhibits", "collections")) {
            try (var files = Files.list(corpus.resolve("pages").resolve(kind))) {
                for (Path file : files.filter(name -> name.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    assertWellImported(kind, file);
                }
            }
        }
    }

    private static void assertWellImported(String kind, Path file) throws IOException {
        String path = "/" + kind + "/" + file.getFileName().toString().replace(".md", "") + "/";
        Document page = page(path);
        String headings = letters(String.join(" ", page.select("h1, h2, h3, h4").eachText()));
        for (String line : Files.readAllLines(file)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                assertThat(headings).as(path + " " + line).contains(letters(plain(heading.group(1))));
            }
        }
        String text = page.select("main").text();
        assertThat(text).as(path).doesNotContain("](", "**", "###", "<sup", "<em>", "&lt;");
        for (Element element : page.select("main p, main h1, main h2, main h3, main h4, main li, main blockquote")) {
            assertThat(element.hasText() || !element.select("img").isEmpty())
                    .as(path + " " + element.outerHtml())
                    .isTrue();
        }
        assertNotesGoBothWays(path, page);
    }

    private static String plain(String markdown) {
        return Jsoup.parseBodyFragment(markdown.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1"))
                .text();
    }

    private static String letters(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void assertNotesGoBothWays(String path, Document page) {
        Set<String> places = new HashSet<>();
        for (Element reference : page.select("[role=doc-noteref]")) {
            places.add(reference.id());
            assertThat(page.select(reference.attr("href")))
                    .as(path + " " + reference)
                    .hasSize(1);
        }
        for (Element note : page.select("[role=doc-endnotes] li")) {
            List<String> backs = note.select("[role=doc-backlink]").eachAttr("href");
            assertThat(backs)
                    .as(path + " " + note.id())
                    .isNotEmpty()
                    .allMatch(back -> places.contains(back.substring(1)));
        }
    }

    @Test
    @Order(6)
    void anExhibitAndACollectionMayShareASlug() {
        corpus();
        assertThat(page("/exhibits/advocates/").title())
                .isNotEqualTo(page("/collections/advocates/").title());
    }

    @Test
    @Order(7)
    void oldAddressesOfImportedPagesLeadToThem() throws IOException {
        Path corpus = corpus();
        List<String> failed = new ArrayList<>();
        int followed = 0;
        for (String line : Files.readAllLines(corpus.resolve("redirect_map.yml"))) {
            Matcher pair = PAIR.matcher(line);
            if (pair.matches() && isImported(corpus, pair.group(2))) {
                followed++;
                if (!leadsToAPage(pair.group(1))) failed.add(line);
            }
        }
        assertThat(failed).isEmpty();
        assertThat(followed).isGreaterThanOrEqualTo(45);
    }

    private static boolean isImported(Path corpus, String target) {
        Matcher page = Pattern.compile("/(exhibits|collections)/([^/#?]+).*").matcher(target);
        return page.matches()
                && Files.exists(corpus.resolve("pages/" + page.group(1) + "/"
                        + page.group(2).replace("leary-and-jobs", "leary_and_jobs") + ".md"));
    }

    /** Perhaps by way of its spelling with a slash at the end. */
    private static boolean leadsToAPage(String old) {
        String path = old;
        for (int step = 0; step < 3; step++) {
            var answer = Http.location(system.site() + path);
            if (answer.status() == 200) return step > 0;
            if (answer.status() != 301) return false;
            path = answer.location().replaceAll("#.*", "");
        }
        return false;
    }

    @Test
    @Order(8)
    void anIdentifierOfTheEarlierCatalogueLeadsToTheArchive() {
        for (String id : List.of("V_C4A2F865578E4A4792944415C1C49351", "cpb-aacip-15-9k45q4s01x")) {
            var answer = Http.location(system.site() + "/catalog/" + id);
            assertThat(answer.status()).isEqualTo(301);
            assertThat(answer.location()).isEqualTo("https://americanarchive.org/catalog/" + id);
        }
    }

    @Test
    @Order(9)
    void everyLinkOfTheImportedSiteLeadsSomewhereAndEveryPageIsValid() {
        corpus();
        Crawl crawl = Crawl.of(system.site(), STARTS);
        assertThat(crawl.dead()).isEmpty();
        assertThat(crawl.pages()).hasSizeGreaterThan(100);
        Map<String, List<String>> invalid = new LinkedHashMap<>();
        var validity = new Validity();
        crawl.pages().keySet().forEach(path -> {
            List<String> errors = validity.errors(get(path).text());
            if (!errors.isEmpty()) invalid.put(path, errors);
        });
        assertThat(invalid).isEmpty();
    }

    @Test
    @Order(10)
    void messagesAreValidToo() {
        var validity = new Validity();
        for (String path : List.of("/nowhere/", "/%00", "/search/?q=zzqqxx")) {
            assertThat(validity.errors(get(path).text())).as(path).isEmpty();
        }
    }

    @Test
    @Order(11)
    void redbotThinksNothingBadOfAnyRoute() throws Exception {
        String python = System.getenv("OV_REDBOT");
        if (!"true".equals(System.getenv("GITHUB_ACTIONS")))
            assumeTrue(python != null && !python.isEmpty(), "REDbot is not here: ./ov test installs it");
        Path said = folder.resolve("redbot");
        Process redbot = new ProcessBuilder(
                        Path.of(System.getenv("OV_CHECKOUT"), ".ci/redbot").toString(), system.site())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = redbot.waitFor(10, TimeUnit.MINUTES);
        redbot.descendants().forEach(ProcessHandle::destroy);
        redbot.destroy();
        String output = Files.readString(said);
        assertThat(ended).as("it took too long: %s", output).isTrue();
        assertThat(redbot.exitValue()).as(output).isZero();
        assertThat(output).contains("/feed.atom: 0 bad", "/nowhere/: 0 bad", "no bad note");
    }

    @Test
    @Order(12)
    void everyKindOfPageIsOpenToAll() {
        try (var accessibility = browser()) {
            assertThat(accessibility.violations(KINDS.stream()
                            .map(path -> Screen.at(system.site() + path))
                            .toList()))
                    .isEmpty();
        }
    }

    @Test
    @Order(13)
    void whatNoLinkLeadsToIsOpenToAllAndValidToo() throws Exception {
        var others = new OtherScreens(system.site(), Api.of(system.backendUrl(), token()));
        try (var accessibility = browser();
                Frontends cutOff = Frontends.start(folder.resolve("cut-off"), "http://127.0.0.1:1", 1)) {
            List<Screen> screens = new ArrayList<>(others.prepare());
            assertThat(others.statuses()).containsExactly(403, 410);
            screens.add(Screen.at(cutOff.urls().getFirst() + "/"));
            assertThat(accessibility.violations(screens)).isEmpty();
            var validity = new Validity();
            for (Screen screen : screens) {
                assertThat(validity.errors(accessibility.source(screen)))
                        .as(screen.name())
                        .isEmpty();
            }
        }
    }

    /** As a user makes one. */
    private static String token() throws Exception {
        Process command = new ProcessBuilder(
                        Application.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "token",
                        "create",
                        "--user",
                        "admin",
                        "--name",
                        "screens",
                        "--home",
                        home.folder().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String token = command.inputReader().lines().collect(Collectors.joining());
        assertThat(command.waitFor()).isZero();
        return token;
    }

    private static Accessibility browser() {
        Optional<Path> chromium = Accessibility.findChromium();
        assumeTrue(chromium.isPresent(), "there is no Chromium here");
        return new Accessibility(chromium.get());
    }

    @Test
    @Order(14)
    void nobodyIsCountedWhoHasNotAgreed() {
        String script = "https://count.invalid/count.js";
        try (var browser = browser();
                Frontends counted = Frontends.start(
                        folder.resolve("counted"), system.backendUrl(), 1, Map.of("OV_ANALYTICS_SCRIPT", script))) {
            String home = counted.urls().getFirst() + "/";
            browser.use(page -> {
                List<String> asked = new CopyOnWriteArrayList<>();
                page.route("https://count.invalid/**", route -> {
                    asked.add(route.request().url());
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setBody("document.documentElement.dataset.counted = 'yes'"));
                });
                page.navigate(home);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(page.isVisible("#consent")).isTrue();
                assertThat(asked).isEmpty();
                page.click("#consent button[value=no]");
                page.reload();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(asked).as("after a refusal").isEmpty();
                page.click("#consent-again");
                page.click("#consent button[value=yes]");
                page.waitForSelector("html[data-counted]");
                assertThat(asked).containsExactly(script);
                return null;
            });
        }
    }

    @Test
    @Order(15)
    void theListOfSeriesNarrowsDownAsOneTypes() {
        try (var browser = browser()) {
            String shown = browser.use(system.site() + "/series/", page -> {
                page.fill("#filter", "tíde");
                page.waitForFunction("document.querySelector('.series-found').textContent !== ''");
                return page.innerText(".series-index");
            });
            assertThat(shown).contains("The Late Tide", "One series").doesNotContain("Answer Back");
        }
    }

    @Test
    @Order(16)
    void nothingMovesWhenThePicturesCannotBeHad() {
        corpus();
        try (var browser = browser()) {
            for (String path : List.of("/", "/exhibits/tower-on-lantern-hill/", "/exhibits/zoom/")) {
                for (int width : List.of(412, 1280)) {
                    assertThat(browser.<Double>use(
                                    page -> Looks.shiftWithoutPictures(page, system.site() + path, width)))
                            .as("%s, %d px", path, width)
                            .isLessThan(0.05);
                }
            }
        }
    }

    /** Where the machine has one of the fonts that the site's are measured by, as DejaVu. */
    @Test
    @Order(16)
    void littleMovesWhenTheFontsComeLate() {
        try (var browser = browser()) {
            for (String path : List.of("/", "/exhibits/tower-on-lantern-hill/", "/series/")) {
                for (int width : List.of(412, 1280)) {
                    assertThat(browser.<Double>use(page -> Looks.shiftWithLateFonts(page, system.site() + path, width)))
                            .as("%s, %d px", path, width)
                            .isLessThan(0.05);
                }
            }
        }
    }

    @Test
    @Order(17)
    void paperHasNoMenusAndSpellsAddressesOut() {
        try (var browser = browser()) {
            browser.use(page -> {
                Looks.print(page, system.site() + "/exhibits/tower-on-lantern-hill/");
                assertThat(page.locator(".site-nav, .site-search, .contents, .neighbours, .site-foot")
                                .filter(new Locator.FilterOptions().setVisible(true))
                                .count())
                        .isZero();
                assertThat(page.isVisible(".printed-address")).isTrue();
                assertThat(Looks.style(page, ".record-list a", "::after", "content"))
                        .contains("https://");
                assertThat(Looks.style(page, ".prose a[href^='/']", "::after", "content"))
                        .contains("/exhibits/");
                assertThat(Looks.style(page, ".prose", "", "color")).isEqualTo("rgb(16, 21, 28)");
                return null;
            });
        }
    }

    @Test
    @Order(18)
    void whatWasThereIsThereAfterARestart() {
        long before = head();
        system.close();
        system = startSystem();
        assertThat(head()).isEqualTo(before);
        assertThat(page("/exhibits/").select(".card-title a")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Status.of(home).path("healthy").asBoolean()).isTrue();
        assertThat(ClearCache.clear(home, "")).isPositive();
        assertThat(Http.isOk(system.backendUrl() + "/q/health/ready")).isFalse();
        assertThat(Http.isOk(system.site() + "/q/metrics")).isFalse();
    }

    @Test
    @Order(19)
    void theHistoryOfAllThisIsUnbroken() {
        assertThat(Launcher.run(
                        List.of("verify-history", "--home", home.folder().toString())))
                .isZero();
    }

    private static int importing(Path corpus, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "import",
                "openvault3",
                corpus.toString(),
                "--home",
                home.folder().toString()));
        command.addAll(List.of(options));
        return Launcher.run(command);
    }

    private static Path corpus() {
        Path corpus = Path.of(System.getenv("OV_CHECKOUT"))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve("corpus/openvault3");
        assumeTrue(
                Files.isDirectory(corpus),
                "the earlier site's content is not beside this checkout (shared/corpus/openvault3)");
        return corpus;
    }

    private static long head() {
        try {
            JsonNode health = JSON.readTree(
                    Http.get(system.backendUrl() + "/api/v2/health/", Map.of()).body());
            return health.path("sequence").asLong();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Http.Answer get(String path) {
        return Http.get(system.site() + path, Map.of());
    }

    private static Document page(String path) {
        var answer = get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.text());
    }
}
