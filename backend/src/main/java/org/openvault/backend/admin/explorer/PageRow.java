package org.openvault.backend.admin.explorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page, or another entry, as lists show it.
 *
 * @param path where readers find it; empty for what they do not
 * @param next when something that is planned begins
 * @param ends when readers lose it, by plan
 * @param lockedBy empty while it is open
 * @param children how many stand below it, at most {@link #MANY}
 * @param aliasOf the page whose content it shows
 */
public record PageRow(
        long id,
        String kind,
        String title,
        String type,
        String slug,
        String path,
        boolean live,
        boolean changed,
        @Nullable Instant next,
        @Nullable Instant ends,
        String lockedBy,
        String editedBy,
        Instant editedAt,
        String owner,
        long children,
        @Nullable Long aliasOf,
        boolean closed) {

    static final int MANY = 1001;

    public List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        marks.add(Mark.of(!live ? "draft" : changed ? "changed" : "live"));
        if (next != null) {
            marks.add(Mark.at("scheduled", next));
        }
        if (ends != null) {
            marks.add(Mark.at("expiring", ends));
        }
        if (!lockedBy.isEmpty()) {
            marks.add(new Mark("locked", null, lockedBy));
        }
        if (closed) {
            marks.add(Mark.of("private"));
        }
        if (aliasOf != null) {
            marks.add(Mark.of("alias"));
        }
        return marks;
    }

    public boolean isPage() {
        return kind.equals("page");
    }

    /** Where the admin shows it. */
    public String base() {
        return switch (kind) {
            case "page" -> "/admin/pages/" + id;
            case "image", "document" -> "/admin/media/" + id;
            default -> "/admin/snippets/" + type + "/" + id;
        };
    }

    public boolean hasChildren() {
        return children > 0;
    }

    /** {@code 1,000+} where there are more than anybody counts. */
    public String below() {
        return children >= MANY ? "1,000+" : Long.toString(children);
    }

    PageRow closed(boolean isClosed) {
        return new PageRow(
                id, kind, title, type, slug, path, live, changed, next, ends, lockedBy, editedBy, editedAt, owner,
                children, aliasOf, isClosed);
    }
}
