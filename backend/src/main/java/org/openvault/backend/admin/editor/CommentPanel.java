package org.openvault.backend.admin.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.comment.ListComments.Discussion;
import org.openvault.backend.comment.ListComments.Thread;
import org.openvault.backend.permission.Viewers.Viewer;

/**
 * What is said about an entry, beside its form.
 *
 * @param address of the entry's screen
 * @param places labels by path
 * @param people who can be mentioned
 * @param fresh the comment that was just made; 0 for none
 * @param said what became of it; empty for nothing
 */
record CommentPanel(
        String address,
        Map<String, String> places,
        Discussion discussion,
        List<Viewer> people,
        Typed typed,
        long fresh,
        String said) {

    /**
     * What was typed into a form that was refused.
     *
     * @param form which of the panel's: {@code add}, {@code reply-12}, {@code edit-12}
     */
    record Typed(String form, String field, String body, Refusal refusal) {
        static final Typed NOTHING = new Typed("", "", "", Refusal.NONE);

        public String fault() {
            return refusal.faults().isEmpty()
                    ? refusal.message()
                    : String.join("; ", refusal.faults().values());
        }
    }

    /** @param label empty for what is not in the text any more */
    record Topic(String path, String label, List<Thread> threads) {}

    /** A place that can be chosen. */
    record Place(String path, String label) {}

    public List<Place> getChoices() {
        var choices = new ArrayList<Place>();
        places.forEach((path, label) -> choices.add(new Place(path, label)));
        return choices;
    }

    public int getCount() {
        return discussion.open().size();
    }

    /** In the order of the form; what is not in it any more at the end. */
    public List<Topic> getOpen() {
        var byPath = new LinkedHashMap<String, List<Thread>>();
        byPath.put("", new ArrayList<>());
        places.keySet().forEach(path -> byPath.put(path, new ArrayList<>()));
        for (Thread thread : discussion.open()) {
            byPath.computeIfAbsent(thread.field(), unused -> new ArrayList<>()).add(thread);
        }
        return byPath.entrySet().stream()
                .filter(topic -> !topic.getValue().isEmpty())
                .map(topic -> new Topic(topic.getKey(), label(topic.getKey()), topic.getValue()))
                .toList();
    }

    public List<Thread> getResolved() {
        return discussion.resolved();
    }

    public String label(String path) {
        return places.getOrDefault(path, "");
    }

    /** Of many of one sort. */
    public String form(String sort, long id) {
        return sort + id;
    }

    public boolean isRefused(String sort, long id) {
        return typed.form().equals(form(sort, id));
    }

    /** What one of the forms shows. */
    public String text(String form, String otherwise) {
        return typed.form().equals(form) || form.equals("add") && isHomeless() ? typed.body() : otherwise;
    }

    /** A reply to what somebody resolved meanwhile has no form any more: it is offered as a new comment. */
    private boolean isHomeless() {
        return typed.form().startsWith("reply-")
                && discussion.open().stream()
                        .noneMatch(thread -> isRefused("reply-", thread.first().id()));
    }

    public String fault(String form) {
        return typed.form().equals(form) ? typed.fault() : "";
    }

    public boolean isChosen(String path) {
        return typed.form().equals("add") && typed.field().equals(path);
    }
}
