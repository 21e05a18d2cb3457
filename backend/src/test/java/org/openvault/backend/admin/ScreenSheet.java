package org.openvault.backend.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** One picture of a screen as the documentation shows it: on a phone and on a desk, in light and in dark. */
final class ScreenSheet {

    /** Where `./ov screens` puts them. */
    static final Path FOLDER = Path.of("..", "docs", "images", "admin");

    private static final String STYLE =
            "body{margin:0;display:grid;grid-template-columns:auto auto;gap:8px;width:max-content;background:#888;padding:8px} img{height:540px}";

    private ScreenSheet() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".jpg");
    }

    /** @param pictures PNG, row by row */
    static void write(Page page, String name, List<byte[]> pictures) {
        String images = pictures.stream()
                .map(picture -> "<img src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(picture) + "\">")
                .collect(Collectors.joining());
        page.setViewportSize(1000, 1120);
        page.setContent("<style>" + STYLE + "</style>" + images);
        page.locator("body")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(file(name))
                        .setType(ScreenshotType.JPEG)
                        .setQuality(60));
    }
}
