package org.openvault.frontend.content;

import org.jspecify.annotations.Nullable;

/** A note of an exhibit; {@code id} is what {@code <footnote id>} in the text names. */
public record Footnote(String id, String text) {
    public Footnote(@Nullable String id, @Nullable String text) {
        this.id = Values.text(id);
        this.text = Values.text(text);
    }
}
