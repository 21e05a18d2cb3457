package org.openvault.backend.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.document.DocumentReader;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Makes a page one of another type. Fields of the same name that fit are kept; readers see the old page until it is published. */
@ApplicationScoped
public class ConvertPageType {

    /** What became of it. */
    public sealed interface Outcome {
        record Converted(Revision revision, List<String> lost) implements Outcome {}

        /** These fields hold something that has no place in the new type, and the actor did not say to drop it. */
        record WouldLose(List<String> fields) implements Outcome {}
    }

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    ContentTypes types;

    @Inject
    SaveDraft saveDraft;

    @Inject
    AuditLog audit;

    /** @param evenIfLosing drop what does not fit; the old revision keeps it */
    @Transactional
    public Outcome convert(Actor actor, long pageId, String typeName, boolean evenIfLosing) {
        access.require(actor, Verb.EDIT, pageId);
        Entry entry = Entry.getLocked(pageId);
        Page page = Page.get(pageId);
        ContentType to = types.find(typeName)
                .filter(type -> type.kind() == EntryKind.PAGE)
                .orElseThrow(() -> new Problem.BadRequest("there is no page type " + typeName));
        if (entry.type.equals(to.name())) {
            throw new Problem.BadRequest("the page is of type " + typeName + " already");
        }
        requirePlace(page, entry, to);
        Revision latest = Revision.findLatest(pageId).orElseThrow();
        latest.seal(); // what it said as the old type stays a revision of its own
        var lost = new ArrayList<String>();
        ObjectNode document = fitting(to, latest.document, lost);
        if (!lost.isEmpty() && !evenIfLosing) {
            return new Outcome.WouldLose(lost);
        }
        String from = entry.type;
        entry.type = to.name();
        Revision revision = saveDraft.save(
                actor,
                pageId,
                document,
                latest.number,
                "was a " + types.get(from).label());
        audit.record(
                actor,
                "page.converted",
                pageId,
                "{\"type\":\"%s\"}".formatted(from),
                "{\"type\":\"%s\"}".formatted(to.name()));
        return new Outcome.Converted(revision, lost);
    }

    private void requirePlace(Page page, Entry entry, ContentType to) {
        if (page.aliasOf != null) {
            throw new Problem.BadRequest("page " + page.entryId + " is an alias: convert that first");
        }
        tree.requireAllowed(to, page.parentId, entry.siteId, page.entryId);
        for (Page child : Page.<Page>list("parentId = ?1 and not trashed", page.entryId)) {
            ContentType type = types.get(Entry.<Entry>findById(child.entryId).type);
            if (!type.allowsParent(to.name()) || !to.allowsChild(type.name())) {
                throw new Problem.BadRequest("page %d of type %s could not stay below a page of type %s"
                        .formatted(child.entryId, type.name(), to.name()));
            }
        }
    }

    /** Field by field: what the new type refuses is named, and left out. */
    private static ObjectNode fitting(ContentType to, JsonNode document, List<String> lost) {
        ObjectNode fitting = ((ObjectNode) document).objectNode();
        document.properties().forEach(field -> {
            ObjectNode alone = fitting.objectNode().set(field.getKey(), field.getValue());
            if (to.field(field.getKey()).isPresent()
                    && DocumentReader.read(to, alone).faults().isEmpty()) {
                fitting.set(field.getKey(), field.getValue());
            } else if (!field.getValue().isEmpty() || field.getValue().isValueNode()) {
                lost.add(field.getKey());
            }
        });
        return fitting;
    }
}
