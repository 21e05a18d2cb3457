package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.entry.UnlockEntry;

/** Editing, whatever kind of entry it is: a type of snippets, or no type for pages. */
@ApplicationScoped
class Editor {

    @Inject
    SignedIn signedIn;

    @Inject
    Desks desks;

    @Inject
    Screens screens;

    @Inject
    SaveForm saveForm;

    @Inject
    Autosave autosave;

    @Inject
    LockEntry lockEntry;

    @Inject
    UnlockEntry unlockEntry;

    private Desk desk(String type, long id) {
        return desks.open(signedIn.actor(), type, id);
    }

    Response form(String type, long id) {
        return screens.edit(signedIn.actor(), desk(type, id));
    }

    Response submit(String type, long id, String form) {
        return saveForm.submit(signedIn.actor(), desk(type, id), Form.of(form));
    }

    Response autosave(String type, long id, JsonNode body) {
        return autosave.save(signedIn.actor(), desk(type, id), body);
    }

    Response present(String type, long id, @Nullable String window) {
        return autosave.present(signedIn.actor(), desk(type, id), window == null ? "" : window);
    }

    void leave(long id, @Nullable String window) {
        autosave.leave(signedIn.actor(), id, window == null ? "" : window);
    }

    Response lock(String type, long id, @Nullable String note) {
        Desk desk = desk(type, id);
        lockEntry.lock(signedIn.actor(), id, note == null ? "" : note);
        return Notice.at(desk.address(), screens.words().lockedNow());
    }

    Response unlock(String type, long id) {
        Desk desk = desk(type, id);
        unlockEntry.unlock(signedIn.actor(), id);
        return Notice.at(desk.address(), screens.words().unlockedNow());
    }
}
