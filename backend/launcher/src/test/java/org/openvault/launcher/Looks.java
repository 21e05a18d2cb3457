package org.openvault.launcher;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a reader sees of a page who gets no pictures, or prints it. */
final class Looks {
    private static final String COUNT_SHIFTS = """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
                .observe({type: 'layout-shift', buffered: true});
            """;

    /** What has changed until now is painted, and counted. */
    private static final String PAINTED = """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
            """;

    private Looks() {}

    /** How far things move (cumulative layout shift) when the page has been painted and then none of its pictures comes. */
    static double shiftWithoutPictures(Page page, String address, int width) {
        page.setViewportSize(width, 900);
        page.addInitScript(COUNT_SHIFTS);
        List<Route> pictures = new CopyOnWriteArrayList<>();
        page.route("**/*", route -> {
            if (route.request().resourceType().equals("image")) {
                pictures.add(route);
            } else {
                route.resume();
            }
        });
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.evaluate(PAINTED);
        pictures.forEach(Route::abort);
        page.waitForFunction("document.querySelector('.missing, .initial') !== null");
        page.evaluate(PAINTED);
        return ((Number) page.evaluate("window.shift")).doubleValue();
    }

    /** How far things move when the page has been painted without its fonts, and then they come. */
    static double shiftWithLateFonts(Page page, String address, int width) {
        page.setViewportSize(width, 900);
        page.addInitScript(COUNT_SHIFTS);
        List<Route> fonts = new CopyOnWriteArrayList<>();
        page.route("**/*", route -> {
            if (route.request().resourceType().equals("font")) {
                fonts.add(route);
            } else {
                route.resume();
            }
        });
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.evaluate(PAINTED);
        fonts.forEach(Route::resume);
        page.unroute("**/*");
        page.evaluate("() => document.fonts.ready.then(() => true)");
        page.evaluate(PAINTED);
        return ((Number) page.evaluate("window.shift")).doubleValue();
    }

    /** As paper shows it, to somebody who reads white on black. */
    static void print(Page page, String address) {
        page.navigate(address);
        page.evaluate("document.documentElement.dataset.theme = 'dark'");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    }

    /** A property of an element, or of what CSS puts after it. */
    static String style(Page page, String selector, String pseudo, String property) {
        return (String) page.evalOnSelector(
                selector,
                "(element, [pseudo, property]) => getComputedStyle(element, pseudo).getPropertyValue(property)",
                List.of(pseudo, property));
    }
}
