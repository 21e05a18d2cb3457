package org.openvault.frontend.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.FormAnswer;
import org.openvault.frontend.content.FormField;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.form.Forms.Typed;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.post.FormBody.Read;

/** What is answered to who sends a form. What was typed is never lost, whatever is wrong with it. */
@ApplicationScoped
class FormPages {
    private static final String HTML = "text/html; charset=utf-8";
    /** A field that no reader sees. */
    static final String TRAP = "website";

    /** @param location where to go on; empty where this is the answer */
    record Shown(int status, String type, String body, String location, int retryAfter) {
        Shown(int status, String html) {
            this(status, HTML, html, "", 0);
        }

        static Shown seeOther(String location) {
            return new Shown(303, HTML, "", location, 0);
        }
    }

    private record Found(Resolved resolved, Page.Form form) {}

    private final Backend backend;
    private final Forms forms;
    private final Messages messages;

    FormPages(Backend backend, Forms forms, Messages messages) {
        this.backend = backend;
        this.forms = forms;
        this.messages = messages;
    }

    Shown stamp(long page) {
        return backend.formStamp(page)
                .map(stamp -> new Shown(200, "text/plain; charset=utf-8", stamp, "", 0))
                .orElseGet(() -> new Shown(404, "text/plain; charset=utf-8", "", "", 0));
    }

    /** Who comes here without having sent anything is led to the form. */
    Shown afterwards(String host, String path, boolean sent) {
        Answer<Resolved> answer = backend.resolve(host, path, null);
        return answer instanceof Answer.Found<Resolved> found
                        && found.content().page() instanceof Page.Form form
                        && sent
                ? new Shown(200, forms.thanks(found.content(), form))
                : Shown.seeOther(path);
    }

    Shown submit(String host, String path, Read.Form typed, String reader) {
        return switch (backend.resolve(host, path, null)) {
            case Answer.Found<Resolved> found
            when found.content().page() instanceof Page.Form form ->
                submit(new Found(found.content(), form), path, typed, reader);
            case Answer.Unavailable<Resolved> away -> new Shown(503, HTML, messages.page(FormMessages.AWAY), "", 30);
            case Answer<Resolved> other -> new Shown(404, messages.page(404));
        };
    }

    private Shown submit(Found found, String path, Read.Form typed, String reader) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (FormField field : found.form().fields()) {
            List<String> values = typed.all("f-" + field.id());
            if (!values.isEmpty()) {
                answers.put(field.id(), values);
            }
        }
        FormAnswer answer =
                backend.submitForm(found.form().info().id(), answers, typed.text(TRAP), typed.text("stamp"), reader);
        return switch (answer) {
            case FormAnswer.Accepted accepted -> Shown.seeOther(Forms.PATH + path + "?sent=1");
            case FormAnswer.Invalid(Map<String, String> problems) ->
                again(
                        found,
                        422,
                        new Typed(typed.fields(), problems, typed.text("stamp"), problems.getOrDefault("", "")));
            case FormAnswer.SendAgain(String stamp) ->
                again(found, 200, typed, stamp, "One more step: look through what you wrote, then send it.");
            case FormAnswer.TooMany(int retryAfter) -> {
                Shown shown = again(
                        found,
                        429,
                        typed,
                        typed.text("stamp"),
                        "Much was sent from where you are. Please wait a few minutes, then send it again.");
                yield new Shown(429, HTML, shown.body(), "", retryAfter);
            }
            case FormAnswer.NoForm none -> new Shown(404, messages.page(404));
            case FormAnswer.Unavailable away ->
                again(
                        found,
                        503,
                        typed,
                        typed.text("stamp"),
                        "This cannot be sent just now. Nothing is lost: please send it again in a minute.");
        };
    }

    private Shown again(Found found, int status, Read.Form typed, String stamp, String notice) {
        return again(found, status, new Typed(typed.fields(), Map.of(), stamp, notice));
    }

    private Shown again(Found found, int status, Typed typed) {
        return new Shown(status, forms.again(found.resolved(), found.form(), typed));
    }
}
