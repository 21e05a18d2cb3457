package org.openvault.frontend.asset;

/** The looks of the page that is shown when nothing can be had, not even a style sheet; its policy names their hash. */
public final class UnavailableStyle {
    public static final String TEXT = ":root{color-scheme:light dark}"
            + "body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.125rem/1.6 Georgia,serif;"
            + "background:light-dark(#fafbfc,#0d1117);color:light-dark(#10151c,#e9edf2)}"
            + "main{max-width:34rem;padding:2rem 1.25rem;border-left:.5rem solid #2a48d8}"
            + "h1{margin:0 0 1rem;font:700 2rem/1.15 Arial,sans-serif}p{margin:0 0 1rem}"
            + "a{color:light-dark(#1a3bb3,#a9bdff)}";

    private UnavailableStyle() {}

    /** As the Content-Security-Policy names it. */
    public static String hash() {
        return ThemeScript.hash(TEXT);
    }
}
