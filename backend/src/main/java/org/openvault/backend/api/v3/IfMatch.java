package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Diff;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;

/**
 * What whoever writes has seen. A draft's entity tag begins with its version, and that is what counts: that an entry was
 * published meanwhile changes how it is shown, and not what a change of it is based on.
 */
@ApplicationScoped
class IfMatch {

    private static final String ANY = "*";
    private static final Pattern ENTITY_TAG = Pattern.compile("\\s*\"([^\"-]*)(?:-[A-Za-z0-9_-]+)?\"\\s*");

    @Inject
    ReadDraft readDraft;

    @Inject
    ContentTypes types;

    @Inject
    ChangeTimetable timetable;

    /** It is never guessed: to write over what one has not seen is what it is to prevent. {@code *} says that it is no matter. */
    @Transactional
    public Version seen(long id, HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw Refusal.of(
                    428,
                    "Precondition Required",
                    "say which version this is based on: If-Match with the ETag of the draft, such as \"12.3\"");
        }
        return given.strip().equals(ANY) ? latest(id) : version(given);
    }

    /**
     * For what is done to an entry as a whole: only to the version that was seen, where one is given. Nobody changes it before
     * this transaction ends.
     *
     * @throws Refusal with what changed since, when it is another by now
     */
    @Transactional
    public void require(Actor actor, long id, HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.strip().equals(ANY)) {
            return;
        }
        Version seen = version(given);
        timetable.takeTurn(); // before the entry, as everybody does who takes both
        Entry entry = Entry.getLocked(id);
        Draft latest = readDraft.latest(actor, id);
        if (!latest.version().equals(seen)) {
            throw Refusal.of(412, "Precondition Failed", "version %s was saved since".formatted(latest.version()))
                    .with(changes(actor, entry, seen, latest));
        }
    }

    private ObjectNode changes(Actor actor, Entry entry, Version seen, Draft latest) {
        ObjectNode changes = JsonNodeFactory.instance
                .objectNode()
                .put("latest_version", latest.version().toString());
        ContentType type = types.get(entry.type);
        readDraft.find(actor, entry.id, seen).ifPresent(base -> {
            var since = Diff.of(type, base.document(), latest.document());
            changes.set("changed_since", DraftShapes.changes(since, type));
        });
        return changes;
    }

    private static Version latest(long id) {
        return Revision.findLatest(id).map(Revision::version).orElse(new Version(0, 0));
    }

    private static Version version(String given) {
        Matcher tag = ENTITY_TAG.matcher(given);
        if (!tag.matches()) {
            throw new Problem.BadRequest("If-Match is one version in quotation marks, such as \"12.3\", or *");
        }
        return Version.parse(tag.group(1));
    }
}
