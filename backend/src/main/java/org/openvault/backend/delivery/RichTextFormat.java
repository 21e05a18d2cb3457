package org.openvault.backend.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How rich text is given to those who read. What is not {@code DB_} names no ids: links and images have addresses. */
public enum RichTextFormat {
    /** As it is stored: {@code <a linktype="page" id="12">}. */
    DB_HTML,
    HTML,
    /** Markdown in which links and images are named by id: {@code [text](page:12)}. */
    DB_MARKDOWN,
    MARKDOWN,
    /** Blocks of text with ranges of style and entities, as the Draft.js editor and Wagtail's converter know them. */
    JSON;

    public static Optional<RichTextFormat> find(String value) {
        return Arrays.stream(values())
                .filter(format -> format.value().equals(value))
                .findFirst();
    }

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
