package org.openvault.backend.admin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A real Chromium, signed in. What a screen writes to the console as an error, a refusal of the content policy among it, is
 * kept: a journey ends with {@link #complaints} being empty.
 */
public final class AdminBrowser implements AutoCloseable {

    private static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final boolean KEEPS = System.getenv("OV_SCREENS") != null;

    private final String base;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** @param base address of the server; tests on a machine without Chromium say that they were skipped */
    public AdminBrowser(URI base) {
        Optional<Path> chromium = findChromium();
        assumeTrue(chromium.isPresent(), "there is no Chromium here");
        this.base = base.toString().replaceAll("/$", "");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Optional<Path> findChromium() {
        return Stream.of(
                        System.getenv().getOrDefault("OV_CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of somebody who is signed in. */
    public Page as(String user) {
        return as(user, new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** @param options such as without JavaScript, offline, dark, or narrow */
    public Page as(String user, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(base).setReducedMotion(ReducedMotion.REDUCE));
        context.addCookies(List.of(new Cookie("ov_session", Editors.standing(user)).setUrl(base + "/admin")));
        Page page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            boolean isPictureElsewhere = message.location().matches("https://[a-z]+[.]example/.*");
            if (message.type().equals("error") && !isPictureElsewhere)
                complaints.add(page.url() + ": " + message.text() + " " + message.location());
        });
        return page;
    }

    public List<String> complaints() {
        return complaints;
    }

    /** What axe finds on what the window shows now, and whether it needs scrolling sideways. */
    public static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> found.add(
                        page.url() + ": " + rule.getId() + " " + node.getHtml() + " " + node.getFailureSummary())));
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
            found.add(page.url() + ": wider than the window");
        }
        return found;
    }

    /**
     * Shows a screen on a phone in light and on a desk in dark. Where {@code OV_SCREENS} is set, in both colours at both widths,
     * and the documentation's picture of it is made anew.
     */
    public List<String> violationsEverywhere(String user, String path, String name, BiConsumer<Page, String> reach) {
        List<String> found = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                boolean isUsual = colours == ColorScheme.LIGHT ? width == WIDTHS.getFirst() : width == WIDTHS.getLast();
                if (isUsual || KEEPS) {
                    String variant =
                            name + "-" + width + "-" + colours.toString().toLowerCase();
                    Page page = as(
                            user,
                            new Browser.NewContextOptions()
                                    .setColorScheme(colours)
                                    .setViewportSize(width, 900));
                    page.navigate(path);
                    reach.accept(page, variant);
                    if (KEEPS) pictures.add(pictureAtRest(page));
                    violations(page).forEach(each -> found.add(variant + " " + each));
                    page.context().close();
                }
            }
        }
        if (KEEPS) document(name, pictures);
        if (!ScreenSheet.file(name).toFile().isFile()) found.add(name + " has no picture: ./ov screens makes it");
        return found;
    }

    /** Two frames after whatever was done to it: in between, what scrolls is half drawn. */
    private static byte[] pictureAtRest(Page page) {
        page.evaluate("() => new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(rest)))");
        return page.screenshot();
    }

    private void document(String name, List<byte[]> pictures) {
        try (BrowserContext context = browser.newContext()) {
            ScreenSheet.write(context.newPage(), name, pictures);
        }
    }

    public List<String> violationsEverywhere(String user, String path, String name) {
        return violationsEverywhere(user, path, name, (page, variant) -> {});
    }

    /** For whoever wants to look: {@code OV_SCREENS} is set, and it lies in {@code target/screens}. */
    public static void keep(Page page, String name) {
        if (!KEEPS) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
