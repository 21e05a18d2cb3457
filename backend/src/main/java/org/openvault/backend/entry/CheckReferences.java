package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.document.Fault;
import org.openvault.backend.document.Reference;
import org.openvault.backend.document.References;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Whether whatever a save newly names is there, is what it should be, and may be used by whoever saves. */
@ApplicationScoped
class CheckReferences {

    @Inject
    DraftQueries queries;

    @Inject
    Access access;

    /**
     * @param before what the author began with: what it named already is not asked about again
     * @throws Problem.InvalidContent when an entry is missing or of another kind, with each place
     * @throws Problem.Forbidden when the actor may not use an image or document
     */
    void check(Actor actor, ContentType type, JsonNode before, JsonNode after) {
        List<Reference> added = added(References.list(type, before), References.list(type, after));
        if (added.isEmpty()) {
            return;
        }
        Set<Long> ids = added.stream().map(Reference::id).collect(Collectors.toSet());
        Map<Long, Entry> present =
                queries.listPresent(ids).stream().collect(Collectors.toMap(entry -> entry.id, Function.identity()));
        requireThere(added, present);
        List<Long> media = ids.stream()
                .filter(id -> present.get(id).kind().isMedia())
                .sorted()
                .toList();
        if (!media.isEmpty()) {
            access.requireAll(actor, Verb.CHOOSE, media);
        }
    }

    private static List<Reference> added(List<Reference> before, List<Reference> after) {
        Set<Object> known = before.stream().map(CheckReferences::asked).collect(Collectors.toSet());
        return after.stream()
                .filter(reference -> !known.contains(asked(reference)))
                .toList();
    }

    /** The same for two places that ask the same of one entry. */
    private static Object asked(Reference reference) {
        return List.of(reference.id(), reference.kind(), reference.types());
    }

    private static void requireThere(List<Reference> references, Map<Long, Entry> present) {
        var faults = new ArrayList<Fault>();
        for (Reference reference : references) {
            String wrong = wrong(reference, present.get(reference.id()));
            if (wrong != null) {
                faults.add(new Fault(reference.at(), wrong));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem.InvalidContent(faults);
        }
    }

    private static @Nullable String wrong(Reference reference, @Nullable Entry entry) {
        String wanted = reference.kind().value();
        if (entry == null) {
            return "there is no %s %d".formatted(wanted, reference.id());
        }
        if (entry.kind() != reference.kind()) {
            return "must name one of kind %s; entry %d is of kind %s".formatted(wanted, entry.id, entry.kind);
        }
        if (!reference.types().isEmpty() && !reference.types().contains(entry.type)) {
            return "must name one of type %s; entry %d is of type %s"
                    .formatted(
                            reference.types().stream().sorted().collect(Collectors.joining(" or ")),
                            entry.id,
                            entry.type);
        }
        return null;
    }
}
