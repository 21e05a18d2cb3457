package org.openvault.frontend.content;

import org.jspecify.annotations.Nullable;

public record Author(long id, String name, @Nullable Image image, String bio) {
    public Author(long id, @Nullable String name, @Nullable Image image, @Nullable String bio) {
        this.id = id;
        this.name = Values.text(name);
        this.image = image;
        this.bio = Values.text(bio);
    }

    /** Shown where there is no portrait. */
    public String initials() {
        StringBuilder initials = new StringBuilder();
        for (String part : name.strip().split("\\s+")) {
            if (!part.isEmpty() && Character.isLetter(part.codePointAt(0))) {
                initials.appendCodePoint(part.codePointAt(0));
            }
        }
        int end = initials.length();
        return end <= 2 ? initials.toString() : "" + initials.charAt(0) + initials.charAt(end - 1);
    }
}
