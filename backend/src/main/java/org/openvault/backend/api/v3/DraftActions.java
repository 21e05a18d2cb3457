package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.EntryLock;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.entry.RevertEntry;
import org.openvault.backend.entry.UnlockEntry;

/** What is done to a draft as a whole. */
@ApplicationScoped
class DraftActions {

    @Inject
    RevertEntry revertEntry;

    @Inject
    LockEntry lockEntry;

    @Inject
    UnlockEntry unlockEntry;

    @Inject
    ContentTypes types;

    @Inject
    Writing writing;

    @Inject
    IfMatch ifMatch;

    /** {@code {"revision": its number}}, with {@code If-Match}: what is newer is not reverted unseen. */
    @Transactional
    public Response revert(Request request) {
        Body body = request.body("revision");
        long number = body.id("revision");
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw body.fault("revision", "there is no revision " + number);
        }
        ContentType type = types.get(request.type());
        var outcome = revertEntry.revert(
                request.actor(), request.id(), (int) number, ifMatch.seen(request.id(), request.headers()));
        return Drafts.answer(writing.saved(request.actor(), request.id(), Writing.require(outcome, type), type));
    }

    /** {@code {"note"}} */
    @Transactional
    public Response lock(Request request) {
        Body body = request.body("note");
        EntryLock lock = lockEntry.lock(
                request.actor(), request.id(), body.findText("note").orElse(""));
        return Request.ok(JsonNodeFactory.instance
                .objectNode()
                .put("by", lock.by)
                .put("at", lock.at.toString())
                .put("note", lock.note));
    }

    @Transactional
    public Response unlock(Request request) {
        request.body();
        boolean unlocked = unlockEntry.unlock(request.actor(), request.id());
        return Request.ok(JsonNodeFactory.instance.objectNode().put("unlocked", unlocked));
    }
}
