package org.openvault.launcher;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What axe finds wrong with pages in a real browser, in light and dark, on a phone and on a desk. */
final class Accessibility implements AutoCloseable {
    private static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;

    Accessibility(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Where a Chromium is on this machine. */
    static Optional<Path> findChromium() {
        String told = System.getenv("OV_CHROMIUM");
        return Stream.of(
                        told == null ? "" : told,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Something to be looked at. @param reach leads there */
    record Screen(String name, Consumer<Page> reach) {
        static Screen at(String address) {
            return new Screen(address, page -> page.navigate(address));
        }
    }

    /** Each with the page, the width and the colours in which it is seen; also what needs scrolling sideways. */
    List<String> violations(List<Screen> screens) {
        List<String> found = new ArrayList<>();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setColorScheme(colours)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, HEIGHT))) {
                    Page page = context.newPage();
                    screens.forEach(screen -> found.addAll(violations(page, screen, colours + " " + width)));
                }
            }
        }
        return found;
    }

    /** Lets somebody use a page. */
    <T> T use(String address, Function<Page, T> what) {
        return use(page -> {
            page.navigate(address);
            return what.apply(page);
        });
    }

    <T> T use(Function<Page, T> what) {
        try (BrowserContext context = browser.newContext()) {
            return what.apply(context.newPage());
        }
    }

    /** What the server sent for a screen, before any script touched it. */
    String source(Screen screen) {
        return use(page -> {
            var last = new AtomicReference<Response>();
            page.onResponse(response -> {
                if (response.request().isNavigationRequest() && response.status() / 100 != 3) last.set(response);
            });
            screen.reach().accept(page);
            return last.get().text();
        });
    }

    private static List<String> violations(Page page, Screen screen, String how) {
        screen.reach().accept(page);
        String address = screen.name();
        List<String> found = new ArrayList<>();
        new AxeBuilder(page).analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> found.add(address + " " + how + ": " + rule.getId() + " " + node.getHtml() + " "
                        + node.getFailureSummary())));
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
            found.add(address + " " + how + ": wider than the window");
        }
        return found;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
