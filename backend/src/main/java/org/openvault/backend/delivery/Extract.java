package org.openvault.backend.delivery;

/** The text around the words that were searched for, as PostgreSQL cuts it. */
final class Extract {

    /** Marks that no text holds, as the text is not HTML yet when PostgreSQL sets them. */
    static final String OPTIONS =
            "StartSel=\u0001, StopSel=\u0002, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=\" … \"";

    private Extract() {}

    static String html(String marked) {
        return marked.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\u0001", "<mark>")
                .replace("\u0002", "</mark>");
    }
}
