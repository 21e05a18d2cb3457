package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.release.ReleaseItem;

/** The items of a release as a request names them: revisions by their number, places by neighbours. */
@ApplicationScoped
class ReleaseItems {

    private static final int MOST = 10_000;

    @Inject
    MovePage movePage;

    /** @throws Problem.InvalidContent when one of them is none, or stands there twice */
    List<ReleaseItem> read(@Nullable JsonNode json) {
        if (json == null || !json.isArray() || json.size() > MOST) {
            throw fault(List.of(), "must be a list of at most " + MOST + " items");
        }
        var items = new ArrayList<ReleaseItem>();
        var known = new HashSet<String>();
        for (int index = 0; index < json.size(); index++) {
            ReleaseItem item = read(json.get(index), index);
            if (!known.add(item.entryId() + " " + item.act())) {
                throw fault(List.of(index), "stands there twice");
            }
            items.add(item);
        }
        return items;
    }

    private ReleaseItem read(JsonNode json, int index) {
        List<Object> at = List.of(index);
        return switch (json.path("act").asText()) {
            case "publish" -> publish(Body.of(json, at, "entry_id", "act", "revision"), index);
            case "unpublish" -> new ReleaseItem.Unpublish(entry(Body.of(json, at, "entry_id", "act"), index));
            case "move" ->
                move(Body.of(json, at, "entry_id", "act", "parent_id", "slug", "position", "sibling"), index);
            default -> throw fault(List.of(index, "act"), "must be publish, unpublish or move");
        };
    }

    private static long entry(Body body, int index) {
        return body.findId("entry_id").orElseThrow(() -> fault(List.of(index, "entry_id"), "is required"));
    }

    private static ReleaseItem publish(Body body, int index) {
        long entry = entry(body, index);
        Optional<Long> number = body.findId("revision");
        if (number.isEmpty()) {
            return new ReleaseItem.Publish(entry, null);
        }
        return number.filter(given -> given > 0 && given <= Integer.MAX_VALUE)
                .flatMap(given -> Revision.findNumber(entry, given.intValue()))
                .map(revision -> new ReleaseItem.Publish(entry, revision.id))
                .orElseThrow(() -> fault(List.of(index, "revision"), "is no revision of entry " + entry));
    }

    private ReleaseItem move(Body body, int index) {
        long entry = entry(body, index);
        Spot spot = spot(body, index);
        Place place = movePage.placeAt(entry, spot, body.findText("slug").orElse(null));
        Optional<Long> parent = body.findId("parent_id");
        if (parent.isPresent() && !Objects.equals(parent.get(), place.parentId())) {
            throw fault(List.of(index, "sibling"), "does not stand below page " + parent.get());
        }
        return new ReleaseItem.Move(entry, place);
    }

    private static Spot spot(Body body, int index) {
        Optional<Long> parent = body.findId("parent_id");
        Optional<Long> sibling = body.findId("sibling");
        String position = body.findText("position").orElse("last");
        return switch (position) {
            case "first" -> new Spot.FirstBelow(required(parent, index, "parent_id"));
            case "last" -> new Spot.LastBelow(required(parent, index, "parent_id"));
            case "before" -> new Spot.Before(required(sibling, index, "sibling"));
            case "after" -> new Spot.After(required(sibling, index, "sibling"));
            default -> throw fault(List.of(index, "position"), "must be first, last, before or after");
        };
    }

    private static long required(Optional<Long> id, int index, String key) {
        return id.orElseThrow(() -> fault(List.of(index, key), "is required"));
    }

    private static Problem.InvalidContent fault(List<Object> at, String message) {
        return new Problem.InvalidContent(List.of(new Fault(at, message)));
    }
}
