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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.Reading;
import org.openvault.backend.api.v3.PageAnswer.Question;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.Hit;
import org.openvault.backend.delivery.HitOrder;
import org.openvault.backend.delivery.Hits;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.SiteAddress;

/** The site's search: pages that hold the words, with the site around them, in one request. */
@Path("/api/v3/search")
public class SearchResource {

    private static final int LONGEST_QUERY = 200;
    private static final int PAGE_OF_RESULTS = 20;
    private static final int LAST_PAGE = 30;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    @Inject
    Reading reading;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    /**
     * @param q words to look for, with "phrases", or and -not; of the last the beginning is enough; none finds nothing
     * @param uri also says a content {@code type}'s name, the {@code year} of first publication,
     *     and the {@code order}: relevance, newest or oldest
     */
    @GET
    @RunOnVirtualThread
    public Response search(@RestQuery @Nullable String q, @Context UriInfo uri) {
        QueryParameters given = QueryParameters.of(uri, "q", "host", "page", "type", "year", "order", "as_of");
        String words = q == null ? "" : q.replace('\0', ' ').strip();
        if (words.length() > LONGEST_QUERY) {
            throw new Problem.BadRequest("'q' has at most " + LONGEST_QUERY + " characters");
        }
        int number = given.number("page", 1, 1, LAST_PAGE);
        Integer year = given.has("year") ? given.number("year", FIRST_YEAR, FIRST_YEAR, LAST_YEAR) : null;
        String type = given.text("type").orElse(null);
        HitOrder order = HitOrder.find(given.text("order").orElse("relevance"))
                .orElseThrow(() -> new Problem.BadRequest("'order' is relevance, newest or oldest"));
        try (Snapshot snapshot = reading.open(given.text("as_of").orElse(null))) {
            Snapshot.Found found = snapshot.find(given.text("host").orElse(""), "/");
            var question = new Question(snapshot, found, types, siteAddress.url(), number);
            int offset = (number - 1) * PAGE_OF_RESULTS;
            Hits hits = snapshot.search(found.siteId(), words, type, year, order, offset, PAGE_OF_RESULTS);
            return answer(question, words, hits);
        }
    }

    private Response answer(Question question, String words, Hits hits) {
        question.tags().add("search");
        Set<Long> named = new LinkedHashSet<>();
        for (Hit hit : hits.items()) {
            question.expansion().add(hit.page());
            named.addAll(question.expansion().namedBy(hit.page()));
        }
        question.found()
                .home()
                .ifPresent(home -> named.addAll(question.expansion().namedBy(home)));
        question.expansion().load(named);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("site", question.site());
        body.put("query", words)
                .put("count", hits.count())
                .put("count_is_exact", hits.isExact())
                .put("page", question.page())
                .put("pages", Math.max(1, (hits.count() + PAGE_OF_RESULTS - 1) / PAGE_OF_RESULTS));
        ArrayNode items = body.putArray("items");
        for (Hit hit : hits.items()) {
            items.add(question.output().card(hit.page()).put("excerpt", hit.extract()));
        }
        ObjectNode facets = body.putObject("facets");
        put(facets.putArray("types"), hits.types());
        put(facets.putArray("years"), hits.years());
        return Answer.of(200, body, question.snapshot(), question.found(), question.tags());
    }

    private void put(ArrayNode array, List<Hits.Facet> facets) {
        for (Hits.Facet facet : facets) {
            array.addObject()
                    .put("value", facet.value())
                    .put(
                            "label",
                            types.find(facet.value()).map(ContentType::label).orElse(facet.value()))
                    .put("count", facet.count());
        }
    }
}
