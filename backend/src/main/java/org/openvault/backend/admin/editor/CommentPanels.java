package org.openvault.backend.admin.editor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.editor.CommentPanel.Typed;
import org.openvault.backend.comment.ListComments;
import org.openvault.backend.permission.Viewers;

/** Makes the panel of comments, in a fixed number of statements. */
@ApplicationScoped
class CommentPanels {

    /** Whoever is not among the first may be mentioned all the same. */
    private static final int PEOPLE = 100;

    @Inject
    ListComments listComments;

    @Inject
    Viewers viewers;

    CommentPanel beside(Actor actor, Desk desk, List<Control> form) {
        return panel(actor, desk, form, Typed.NOTHING, 0, "");
    }

    CommentPanel alone(Actor actor, Desk desk, Typed typed, long fresh, String said) {
        List<Control> form = FormBuilder.build(desk.type(), desk.latest().document(), Map.of(), Set.of(), "");
        return panel(actor, desk, form, typed, fresh, said);
    }

    private CommentPanel panel(Actor actor, Desk desk, List<Control> form, Typed typed, long fresh, String said) {
        long entry = desk.head().id();
        return new CommentPanel(
                desk.address(),
                CommentPlaces.of(form),
                listComments.list(actor, entry),
                viewers.first(entry, PEOPLE),
                typed,
                fresh,
                said);
    }
}
