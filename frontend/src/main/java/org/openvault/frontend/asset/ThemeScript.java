package org.openvault.frontend.asset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Puts the reader's choice of light or dark on the page before it is painted. It stands in the page itself, for a file would
 * come too late or hold the page up; the policy names its hash.
 */
public final class ThemeScript {
    public static final String TEXT =
            "try{const t=localStorage.getItem(\"theme\");if(t===\"dark\"||t===\"light\")document.documentElement.dataset.theme=t}catch(e){}";

    private ThemeScript() {}

    /** As the Content-Security-Policy names it. */
    public static String hash() {
        return hash(TEXT);
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
