package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.v3.PageAnswer.Question;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Expansion;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.SiteMap;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.publishing.SiteMapPart;
import org.openvault.backend.site.SiteAddress;

/** All that anybody may see of a site, in parts, for machines that want to read all of it. */
@Path("/api/v3/sitemap")
public class SitemapResource {

    private static final int MOST = 1000;
    private static final int IMAGES_OF_PAGE = 20;

    @Inject
    Snapshots snapshots;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    /** Which parts there are, and when each changed last. */
    @GET
    @RunOnVirtualThread
    public Response parts(@Context UriInfo uri) {
        QueryParameters given = QueryParameters.of(uri, "host");
        try (Snapshot snapshot = snapshots.open()) {
            Question question = question(snapshot, given);
            question.tags().add("search"); // touched by whatever comes, goes or changes
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("site", question.site());
            ArrayNode parts = body.putArray("parts");
            new SiteMap(snapshot, question.found().siteId()).parts().forEach(part -> parts.addObject()
                    .put("part", part.number())
                    .put("last_published_at", part.lastPublished().toString()));
            return Answer.of(200, body, snapshot, question.found(), question.tags());
        }
    }

    /** @param part whose pages are answered by {@code limit}, from behind the id {@code after} on */
    @GET
    @Path("/{part:[0-9]{1,12}}")
    @RunOnVirtualThread
    public Response pages(long part, @Context UriInfo uri) {
        QueryParameters given = QueryParameters.of(uri, "host", "after", "limit");
        int limit = given.number("limit", MOST, 1, MOST);
        try (Snapshot snapshot = snapshots.open()) {
            Question question = question(snapshot, given);
            question.tags().add(SiteMapPart.tag(part));
            List<Live> pages = new SiteMap(snapshot, question.found().siteId())
                    .pages(part, given.id("after").orElse(-1L), limit);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("site", question.site());
            body.set("items", items(question, pages));
            body.put("next", pages.size() < limit ? null : pages.getLast().entryId());
            return Answer.of(200, body, snapshot, question.found(), question.tags());
        }
    }

    private Question question(Snapshot snapshot, QueryParameters given) {
        Snapshot.Found found = snapshot.find(given.text("host").orElse(""), "/");
        return new Question(snapshot, found, types, siteAddress.url(), 1);
    }

    /** The pictures are told of as they are now: a part is not made anew for each of them. */
    private ArrayNode items(Question question, List<Live> pages) {
        var expansion = new Expansion(types, question.snapshot(), new CacheTags());
        Set<Long> named = new LinkedHashSet<>();
        pages.forEach(page -> named.addAll(expansion.namedBy(page)));
        expansion.load(named);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Live page : pages) {
            ObjectNode item = items.addObject()
                    .put("html_url", question.url() + page.path())
                    .put("last_published_at", page.lastPublishedAt().toString());
            ArrayNode images = item.putArray("images");
            expansion.namedBy(page).stream()
                    .flatMap(id -> expansion.find(id).stream())
                    .filter(entry -> entry.kind().equals("image"))
                    .limit(IMAGES_OF_PAGE)
                    .map(image -> ImageDescription.of(image.entryId(), image.summary()))
                    .filter(image -> !image.isExternal())
                    .forEach(image -> images.add(question.url() + image.address()));
        }
        return items;
    }
}
