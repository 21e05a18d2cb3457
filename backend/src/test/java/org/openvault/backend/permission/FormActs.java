package org.openvault.backend.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.BiConsumer;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.form.ConfigureForm;
import org.openvault.backend.form.ConfigureForm.Wanted;
import org.openvault.backend.form.DeleteSubmission;
import org.openvault.backend.form.ListForms;
import org.openvault.backend.form.ReadSubmissions;
import org.openvault.backend.permission.Policy.Need;

/** What readers sent by forms. */
@Singleton
class FormActs extends PermissionActs {

    private static final List<Need> MANAGES = List.of(right(Right.MANAGE_FORMS));

    @Inject
    SampleSite site;

    @Inject
    ConfigureForm configureForm;

    @Inject
    ListForms listForms;

    @Inject
    ReadSubmissions readSubmissions;

    @Inject
    DeleteSubmission deleteSubmission;

    @Inject
    EntityManager entities;

    private long form;

    @Override
    protected void addAll() {
        form = form();
        act("list the forms", MANAGES.getFirst(), actor -> listForms.list(actor));
        act("look up who is mailed", MANAGES.getFirst(), actor -> configureForm.find(actor, form));
        act(
                "say who is mailed",
                MANAGES.getFirst(),
                actor -> configureForm.configure(actor, form, new Wanted(List.of("a@b.example"), "", 30)));
        act("list what came in by a form", MANAGES.getFirst(), actor -> readSubmissions.list(actor, form, 0, 5));
        withSubmission("look a submission up", (actor, id) -> readSubmissions.get(actor, form, id));
        withSubmission("delete a submission", (actor, id) -> deleteSubmission.delete(actor, form, id));
        act("export what came in by a form", MANAGES.getFirst(), actor -> readSubmissions.export(actor, form));
    }

    private void withSubmission(String name, BiConsumer<Actor.Person, Long> deed) {
        act(
                name,
                MANAGES,
                (actor, subject) -> subject.id = submission(),
                (actor, subject) -> deed.accept(actor, subject.id));
    }

    private long submission() {
        return ((Number) entities.createNativeQuery("""
                        insert into form_submission (page_id, form_title, at, answers, stamp, keep_until)
                        values (:form, 'Form', now(), '[]', decode(md5(cast(random() as text)), 'hex'), now()) returning id
                        """)
                        .setParameter("form", form)
                        .getSingleResult())
                .longValue();
    }

    private long form() {
        return site.published(
                site.get().home,
                "forms.FormPage",
                SampleSite.slug("form-acts"),
                "{'title':'Form','fields':[{'type':'single_line','value':{'label':'Name'}}]}");
    }
}
