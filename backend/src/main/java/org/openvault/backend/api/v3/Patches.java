package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.v3.EntryQueries.Identity;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.CanonicalJson;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;

/** The kinds of patches that there are become the plain one: each field that changes, with its new value. */
@ApplicationScoped
class Patches {

    static final String MERGE = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";

    private static final String META = "meta";

    @Inject
    ContentTypes types;

    @Inject
    Drafts drafts;

    /** @param seen the version that the patch is about */
    @Transactional
    public @Nullable JsonNode plain(
            Actor actor, Identity entry, @Nullable JsonNode patch, Version seen, @Nullable MediaType kind) {
        String subtype = kind == null ? "" : "application/" + kind.getSubtype();
        return switch (subtype) {
            case MERGE -> merged(actor, entry, patch, seen);
            case JSON_PATCH -> patched(actor, entry, patch, seen);
            default -> patch;
        };
    }

    private ObjectNode merged(Actor actor, Identity entry, @Nullable JsonNode patch, Version seen) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new Problem.InvalidContent(List.of(new Fault(List.of(), "must be an object")));
        }
        ObjectNode before = settable(actor, entry, seen);
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        changes.properties()
                .forEach(change -> plain.set(
                        change.getKey(),
                        MergePatch.apply(change.getKey(), before.get(change.getKey()), change.getValue())));
        return plain;
    }

    /** {@code /meta/note} and {@code /meta/action} may be added as if they were part of the document. */
    private ObjectNode patched(Actor actor, Identity entry, @Nullable JsonNode patch, Version seen) {
        if (patch == null) {
            throw new Problem.InvalidContent(List.of(new Fault(List.of(), "must be a list of operations")));
        }
        ObjectNode before = settable(actor, entry, seen);
        before.putObject(META);
        ObjectNode after = JsonPatch.apply(before, patch);
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (!after.has(name)) {
                plain.putNull(name);
            } else if (!before.has(name) || !CanonicalJson.same(before.get(name), after.get(name))) {
                plain.set(name, after.get(name));
            }
        }
        if (plain.path(META).isNull()) {
            plain.remove(META);
        }
        return plain;
    }

    /** What never leaves the admin is not there to be tested or copied. */
    private ObjectNode settable(Actor actor, Identity entry, Version seen) {
        ObjectNode document = drafts.base(actor, entry.id(), seen).deepCopy();
        types.get(entry.type()).fields().stream()
                .filter(field -> field.isPrivate() || field.kind() instanceof FieldKind.File)
                .forEach(field -> document.remove(field.name()));
        return document;
    }
}
