package org.openvault.frontend.asset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Body;

/**
 * All style sheets, modules, fonts and icons, in memory. The style sheet is one file for the reader and several for us; where
 * it names a font, the font's hashed address is put in.
 */
@ApplicationScoped
public class Assets {
    private static final List<String> FONTS = List.of(
            "serif.woff2",
            "serif-more.woff2",
            "serif-italic.woff2",
            "serif-italic-more.woff2",
            "archivo.woff2",
            "archivo-more.woff2");
    private static final List<String> MODULES =
            List.of("site.js", "contents.js", "filter.js", "consent.js", "form.js", "live.js");
    private static final List<String> STYLES = List.of(
            "tokens.css",
            "base.css",
            "frame.css",
            "cards.css",
            "article.css",
            "blocks.css",
            "series.css",
            "search.css",
            "machines.css",
            "print.css");

    private static final Pattern HASHED =
            Pattern.compile("/assets/([a-z-]{1,40})\\.[A-Za-z0-9_-]{16}(\\.[a-z0-9]{1,5})");

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, Asset> byAddress = new HashMap<>();

    Assets() {
        FONTS.forEach(name -> add(name, "font/woff2", read(name)));
        MODULES.forEach(name -> add(name, "text/javascript; charset=utf-8", read(name)));
        add("icon.svg", "image/svg+xml", read("icon.svg"));
        add("site.css", "text/css; charset=utf-8", styles());
    }

    /** The address to link to; unknown names are a mistake in the code. */
    public String url(String name) {
        return get(name).address();
    }

    public Asset get(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset;
    }

    @Nullable
    Asset find(String address) {
        return byAddress.get(address);
    }

    /** The file of the same name, whatever hash stands in the address. */
    @Nullable
    Asset findByOtherHash(String address) {
        Matcher hashed = HASHED.matcher(address);
        return hashed.matches() ? byName.get(hashed.group(1) + hashed.group(2)) : null;
    }

    private void add(String name, String contentType, byte[] bytes) {
        Body body = Body.ofAsset(bytes);
        int dot = name.lastIndexOf('.');
        String address = "/assets/" + name.substring(0, dot) + "." + body.hash() + name.substring(dot);
        Asset asset = new Asset(address, contentType, body);
        byName.put(name, asset);
        byAddress.put(address, asset);
    }

    private byte[] styles() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        STYLES.forEach(name -> all.writeBytes(read(name)));
        String css = all.toString(StandardCharsets.UTF_8);
        for (String font : FONTS) {
            css = css.replace("url(" + font + ")", "url(" + url(font) + ")");
        }
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s*\\n\\s*", "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource assets/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
