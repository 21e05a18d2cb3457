package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Lists, and what readers see: for whoever may know of it. */
@ApplicationScoped
class EntryReading {

    static final String LIVE = "live";

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    @Inject
    EntryQueries queries;

    @Inject
    Drafts drafts;

    @Inject
    Snapshots snapshots;

    @Inject
    LiveLists liveLists;

    @Inject
    LiveEntries liveEntries;

    @Inject
    Clock clock;

    ObjectNode list(Optional<Actor.Person> person, Shelf shelf, UriInfo uri) {
        var parameters = new Parameters(uri);
        if (!isOfDrafts(person, parameters)) {
            return liveLists.list(shelf, new QueryParameters(uri));
        }
        requireOfDrafts(parameters);
        Part part = Part.of(uri, "type", "child_of", "slug", "version");
        var listed = new Access.Listed(
                names(shelf, parameters.text("type").orElse(null)),
                parameters.id("child_of").orElse(null),
                parameters.text("slug").orElse(null));
        return drafts(person.orElseThrow(), listed, part);
    }

    /** Whoever has a token gets drafts, and may not have thought of that. */
    private static void requireOfDrafts(Parameters parameters) {
        for (String name :
                List.of("order", "search", "fields", "cursor", "count", "any", "locale", "site", "descendant_of")) {
            if (parameters.text(name).isPresent()) {
                throw new Problem.BadRequest("'%s' is about what readers see: ask for version=live".formatted(name));
            }
        }
    }

    private static boolean isOfDrafts(Optional<Actor.Person> person, Parameters parameters) {
        boolean isNow = parameters.text("as_of").isEmpty();
        String version = parameters.text("version").orElse(person.isPresent() && isNow ? Drafts.LATEST : LIVE);
        if (!version.equals(LIVE) && !version.equals(Drafts.LATEST)) {
            throw new Problem.BadRequest("'version' of a list is live or draft");
        }
        if (version.equals(Drafts.LATEST) && !isNow) {
            throw new Problem.BadRequest("'as_of' is about what readers see, not about drafts");
        }
        if (version.equals(Drafts.LATEST) && person.isEmpty()) {
            throw new Problem.Unauthorized("drafts need a token that holds");
        }
        return version.equals(Drafts.LATEST);
    }

    private List<String> names(Shelf shelf, @Nullable String wanted) {
        List<String> all = shelf.types(types).stream().map(ContentType::name).toList();
        if (wanted == null) {
            return all;
        }
        List<String> names = List.of(wanted.split(",", -1));
        if (!all.containsAll(names)) {
            throw new Problem.BadRequest("type doesn't exist");
        }
        return names;
    }

    private ObjectNode drafts(Actor.Person person, Access.Listed listed, Part part) {
        var visible = access.viewable(person, listed, part.offset(), part.limit());
        return Part.list(visible.count(), queries.rows(visible.ids()), DraftShapes::item);
    }

    /** {@code as_of} the past is for whoever may see its drafts or all history, what is to come for whoever may see its drafts. */
    Response live(ApiActor actor, Shelf shelf, long id, Parameters parameters) {
        Optional<Instant> asOf = parameters.instant("as_of");
        var choices = parameters.text("fields").map(FieldsParameter::parse).orElse(List.of());
        var renditions = WantedRenditions.of(new QueryParameters(parameters.uri()));
        var entry = drafts.identity(shelf, id);
        Optional<Actor.Person> asking = asOf.map(at -> actor.require());
        boolean isToCome = asOf.isPresent() && asOf.get().isAfter(clock.instant());
        asking.ifPresent(person -> requireTravel(person, id, isToCome));
        // what others will say is for those who may see their drafts, wherever it is named
        @Nullable
        UnaryOperator<Set<Long>> seen = isToCome ? ids -> access.which(asking.orElseThrow(), Verb.VIEW, ids) : null;
        var tags = new CacheTags();
        try (Snapshot snapshot = snapshots.open(asOf.orElse(null), false)) {
            ObjectNode body = liveEntries
                    .detail(snapshot, entry.kind(), id, seen, choices, renditions, tags)
                    .orElseThrow(() -> new Problem.NotFound("there is nothing at " + shelf.path() + "/" + id));
            return Response.ok(body.toString(), MediaType.APPLICATION_JSON)
                    .header("Cache-Control", "no-cache")
                    .header("Cache-Tag", tags.header())
                    .build();
        }
    }

    private void requireTravel(Actor.Person person, long id, boolean isToCome) {
        boolean may = access.may(person, Verb.VIEW, id) || !isToCome && access.mayRight(person, Right.VIEW_HISTORY);
        if (!may) {
            throw new Problem.Forbidden(person.name() + " may not see what readers saw or will see of entry " + id);
        }
    }

    ObjectNode translations(Optional<Actor.Person> person, Shelf shelf, long id) {
        drafts.identity(shelf, id);
        List<Long> ids = queries.translations(id);
        if (person.isPresent() && access.may(person.get(), Verb.VIEW, id)) {
            Set<Long> visible = access.which(person.get(), Verb.VIEW, ids);
            return Part.list(visible.size(), queries.rows(visible), DraftShapes::item);
        }
        try (Snapshot snapshot = snapshots.open()) {
            var live = snapshot.byIds(ids);
            if (live.stream().noneMatch(one -> one.entryId() == id)) {
                throw new Problem.NotFound("there is nothing at " + shelf.path() + "/" + id);
            }
            return Part.list(live.size(), live, liveEntries::item);
        }
    }
}
