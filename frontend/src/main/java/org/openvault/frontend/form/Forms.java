package org.openvault.frontend.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.openvault.frontend.block.Anchors;
import org.openvault.frontend.block.Notes;
import org.openvault.frontend.block.Outline;
import org.openvault.frontend.block.Prose;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.layout.Shell;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.seo.Meta;
import org.openvault.frontend.seo.PageMeta;

/** Forms as pages. */
@ApplicationScoped
public class Forms {
    static final String PATH = "/form";

    @CheckedTemplate(basePath = "form")
    static final class Templates {
        static native TemplateInstance form(Shell shell, FormView view);

        static native TemplateInstance thanks(Shell shell, FormView view, String thanks);
    }

    /** What was typed, and what is wrong with it. @param values by the names of fields in what was sent */
    record Typed(Map<String, List<String>> values, Map<String, String> problems, String stamp, String notice) {
        static final Typed NOTHING = new Typed(Map.of(), Map.of(), "", "");
    }

    private final Shells shells;

    Forms(Shells shells) {
        this.shells = shells;
    }

    /** As it is kept for everybody. */
    public String html(Resolved resolved, Page.Form form) {
        String summary = Prose.words(form.introduction());
        Meta meta = PageMeta.of(resolved, summary, 1);
        return Templates.form(shell(resolved, form, meta), view(resolved, form, Typed.NOTHING))
                .render();
    }

    String again(Resolved resolved, Page.Form form, Typed typed) {
        Meta meta = Meta.unlisted((typed.problems().isEmpty() ? "" : "Please mend: ")
                + form.info().title() + " · " + resolved.site().name());
        return Templates.form(shell(resolved, form, meta), view(resolved, form, typed))
                .render();
    }

    String thanks(Resolved resolved, Page.Form form) {
        Meta meta = Meta.unlisted("Thank you · " + resolved.site().name());
        FormView view = view(resolved, form, Typed.NOTHING);
        return Templates.thanks(shell(resolved, form, meta), view, prose(form.thanks()))
                .render();
    }

    private Shell shell(Resolved resolved, Page.Form form, Meta meta) {
        return shells.of(meta, resolved.site(), form.info().url());
    }

    private static FormView view(Resolved resolved, Page.Form form, Typed typed) {
        return new FormView(
                form.info().title(),
                resolved.ancestors(),
                prose(form.introduction()),
                PATH + form.info().url(),
                form.info().id(),
                form.submitLabel().isBlank() ? "Send" : form.submitLabel(),
                form.fields().stream()
                        .map(field -> FormView.question(
                                field,
                                typed.values().getOrDefault("f-" + field.id(), List.of()),
                                typed.problems().getOrDefault(field.id(), "")))
                        .toList(),
                typed.stamp(),
                typed.notice());
    }

    private static String prose(String html) {
        Anchors anchors = new Anchors();
        return new Prose(anchors, new Outline(), new Notes(List.of(), anchors)).blocks(html);
    }
}
