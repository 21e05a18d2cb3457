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
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.SiteMap;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.SiteAddress;

/** What came to a site last, in one request with the site around it: what a feed says. */
@Path("/api/v3/newest")
public class NewestResource {

    private static final int USUAL = 30;
    private static final int MOST = 100;
    private static final int MOST_TYPES = 10;

    @Inject
    Snapshots snapshots;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    /** Of the types that {@code type} names, with commas between, in the language of the site's root. */
    @GET
    @RunOnVirtualThread
    public Response newest(@Context UriInfo uri) {
        QueryParameters given = QueryParameters.of(uri, "host", "type", "limit");
        int limit = given.number("limit", USUAL, 1, MOST);
        List<String> wanted = types(given);
        try (Snapshot snapshot = snapshots.open()) {
            Snapshot.Found found = snapshot.find(given.text("host").orElse(""), "/");
            var question = new Question(snapshot, found, types, siteAddress.url(), 1);
            String locale = found.home().map(Live::locale).orElse("en");
            List<Live> pages = new SiteMap(snapshot, found.siteId()).newest(locale, wanted, limit);
            wanted.forEach(type -> question.tags().add("type:" + type));
            return answer(question, pages);
        }
    }

    private List<String> types(QueryParameters given) {
        List<String> names = List.of(given.text("type")
                .orElseThrow(() -> new Problem.BadRequest("'type' is required"))
                .split(",", -1));
        if (names.size() > MOST_TYPES || names.stream().map(types::find).anyMatch(type -> type.isEmpty())) {
            throw new Problem.BadRequest("'type' names at most %d content types".formatted(MOST_TYPES));
        }
        return names;
    }

    private Response answer(Question question, List<Live> pages) {
        Set<Long> named = new LinkedHashSet<>();
        for (Live page : pages) {
            question.expansion().add(page);
            named.addAll(question.expansion().namedBy(page));
        }
        question.found()
                .home()
                .ifPresent(home -> named.addAll(question.expansion().namedBy(home)));
        question.expansion().load(named);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("site", question.site());
        ArrayNode items = body.putArray("items");
        for (Live page : pages) {
            items.add(question.output()
                    .card(page)
                    .put("html_url", question.url() + page.path())
                    .put("last_published_at", page.lastPublishedAt().toString()));
        }
        return Answer.of(200, body, question.snapshot(), question.found(), question.tags());
    }
}
