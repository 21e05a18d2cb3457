package org.openvault.backend.admin.editor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.editor.Desk.Obstacle;
import org.openvault.backend.contenttype.ContentType;

/**
 * The editing screen.
 *
 * @param version which the author began with
 * @param slug as typed; null where the entry has no address of its own
 * @param slugFault why the slug was refused; empty for nothing
 * @param comments what is said about it
 * @param refusal why nothing was saved, as a whole; empty for nothing
 * @param unsaved whether the form shows what was typed, and not what is saved
 * @param mayLock whether the actor may keep others out, or let them in
 */
record EditScreen(
        Desk desk,
        String title,
        String version,
        List<Control> controls,
        Map<String, String> faults,
        @Nullable String slug,
        String slugFault,
        String note,
        CommentPanel comments,
        String refusal,
        boolean unsaved,
        boolean mayLock,
        long user) {

    private static final Set<String> PROMOTE = Set.of("seo_title", "search_description", "show_in_menus");

    public String getAddress() {
        return desk.address();
    }

    public long getId() {
        return desk.head().id();
    }

    public ContentType getType() {
        return desk.type();
    }

    public EditorQueries.Head getHead() {
        return desk.head();
    }

    public boolean isPage() {
        return desk.isPage();
    }

    public boolean isReadOnly() {
        return desk.obstacle() != Obstacle.NONE;
    }

    public String getObstacle() {
        return desk.obstacle().name();
    }

    public boolean isLocked() {
        return desk.head().lockedBy() != null;
    }

    public boolean isLockedByMe() {
        Long holder = desk.head().lockUser();
        return holder != null && holder == user;
    }

    public @Nullable Instant getLockedAt() {
        return desk.head().lockedAt();
    }

    public List<Control> getContent() {
        return part(false).toList();
    }

    public List<Control> getPromote() {
        return part(true).toList();
    }

    private Stream<Control> part(boolean promote) {
        return controls.stream().filter(control -> promote == (isPage() && PROMOTE.contains(control.path())));
    }

    /** What is wrong, with the words of the place where it is. */
    public List<Wrong> getWrong() {
        return faults.entrySet().stream()
                .map(fault -> new Wrong(fault.getKey(), name(fault.getKey()), fault.getValue()))
                .toList();
    }

    private String name(String path) {
        String top = path.split("/", 2)[0];
        return desk.type().field(top).map(field -> field.label()).orElse(top);
    }

    /** A fault in the summary. */
    public record Wrong(String path, String label, String message) {}
}
