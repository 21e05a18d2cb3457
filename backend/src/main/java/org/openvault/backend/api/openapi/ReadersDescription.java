package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.anyOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;
import java.util.List;

/** What a site asks for its readers: pages by address, search, the feed that caches follow, and doors of private pages. */
@Singleton
class ReadersDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        shapes(api);
        resolve(api);
        search(api);
        changes(api);
        restrictions(api);
    }

    private static void shapes(ApiDocument api) {
        Schema link = object().has("title", text()).has("url", text());
        api.schema(
                "SiteAround",
                object().has("id", id())
                        .has("name", text())
                        .has("url", text())
                        .has("menu", list(link))
                        .has("footer", list(link))
                        .has("footer_text", LiveSchemas.html()));
        api.schema("Unmet", object().has("page", id()).has("kind", word("password", "login", "groups")));
        api.schema(
                "PageLink",
                object().has("id", id())
                        .has("type", text())
                        .has("title", text())
                        .has("url", text()));
        api.schema(
                "Listing",
                object().has("type", text())
                        .has("count", count())
                        .has("page", count())
                        .has("pages", count())
                        .has("items", list(ref("Card"))));
    }

    private static void resolve(ApiDocument api) {
        api.tag("resolve", "One request for everything that a page needs");
        api.requiredParameter("query.path", text(2048).example("/exhibits/"), "The address, beginning with a slash");
        api.parameter("query.page", whole(1, 100_000).otherwise(1), "Of a list, from 1");
        api.parameter(
                "header.Ov-Page-Pass",
                text(),
                "What page-passes gave for passwords of private pages, with spaces between");
        var pages = Resolved.describe(api);
        Schema redirect = object().has(
                        "redirect", object().has("status", whole(301, 302)).has("location", text()))
                .may("preview", ref("Previewed"));
        Schema found = object().has("site", ref("SiteAround"))
                .has("page", pages)
                .has("ancestors", list(ref("PageLink")))
                .has("children", list(ref("Card")))
                .has("siblings", list(ref("Card")))
                .has("listings", list(ref("Listing")))
                .may("preview", ref("Previewed"));
        api.schema("ResolvedPage", found);
        api.schema("ResolvedRedirect", redirect);
        planned(api.get("/api/v3/resolve", "resolve.get"))
                .says("The page at an address with all around it, or where it went")
                .forAnybodyOrToken()
                .with("path", "host", "page", "as_of", "header.Ov-Page-Pass")
                .answers(200, anyOf(List.of(ref("ResolvedPage"), ref("ResolvedRedirect"))))
                .refused(404, 410);
    }

    private static void search(ApiDocument api) {
        api.tag("search", "The site's search");
        api.parameter(
                "query.q", text(200), "Words, with \"phrases\", or and -not; of the last the beginning is enough");
        api.parameter("query.page.search", whole(1, 30).otherwise(1), "Of the results, from 1");
        api.parameter("query.type.search", text(), "Only pages of this content type");
        api.parameter("query.year", whole(1900, 9999), "Only what was first published in this year");
        api.parameter(
                "query.order.search",
                word("relevance", "newest", "oldest"),
                "The best match first, unless told otherwise; or by first publication");
        Schema facet = object().has("value", text()).has("label", text()).has("count", count());
        api.schema("Facet", facet);
        api.schema("Hit", LiveSchemas.card().has("excerpt", text()));
        planned(api.get("/api/v3/search", "search.get"))
                .says("Pages that hold the words, with the site around them")
                .forAnybodyOrToken()
                .with("q", "host", "page.search", "type.search", "year", "order.search", "as_of")
                .answers(
                        200,
                        object().has("site", ref("SiteAround"))
                                .has("query", text())
                                .has("count", count())
                                .has("count_is_exact", flag())
                                .has("page", count())
                                .has("pages", count())
                                .has("items", list(ref("Hit")))
                                .has(
                                        "facets",
                                        object().has("types", list(ref("Facet")))
                                                .has("years", list(ref("Facet")))));
    }

    /** What a cache in front needs to know. */
    static Operation cached(Operation operation) {
        return operation.header(200, "Cache-Tag").header(200, "Ov-Sequence");
    }

    /** And what it can know of what is to come. */
    private static Operation planned(Operation operation) {
        return cached(operation)
                .header(200, "Ov-Next-Change")
                .header(200, "Ov-Gone-At")
                .header(200, "Ov-Hosts");
    }

    private static void changes(ApiDocument api) {
        api.tag("changes", "The change feed: gapless, in the order of commits");
        api.parameter("query.after", whole(0, Long.MAX_VALUE), "The sequence that was seen last");
        api.schema(
                "FeedChange",
                object().has("sequence", id())
                        .has("at", instant())
                        .has("kind", text())
                        .has("tags", list(text())));
        api.parameter("query.limit.changes", whole(1, 500).otherwise(500), "How many at most, in the list");
        api.parameter(
                "header.Last-Event-ID",
                text(),
                "The sequence that was seen last, for whoever comes back to a stream; the list overlooks it");
        api.get("/api/v3/changes", "changes.list")
                .says("What changed after a sequence, as a list or as server-sent events")
                .forAnybodyOrToken()
                .with("after", "limit.changes", "header.Last-Event-ID")
                .answers(200, object().has("changes", list(ref("FeedChange"))).has("head", count()))
                .answers(200, "text/event-stream", text())
                .refused(503);
    }

    private static void restrictions(ApiDocument api) {
        api.tag("restrictions", "To whom a page is open");
        String path = "/api/v3/pages/{id}/restriction";
        api.schema(
                "Restriction",
                object().has("page_id", id())
                        .has("kind", word("login", "groups", "password"))
                        .has("by", text())
                        .has("at", instant())
                        .has("groups", list(id())));
        api.get(path, "restrictions.get").says("The page's own restriction").answers(200, ref("Restriction"));
        api.put(path, "restrictions.set")
                .says("Make the page, and all below it, private")
                .takes(object().has("kind", word("login", "groups", "password"))
                        .may("groups", list(id()))
                        .may("password", text())
                        .closed())
                .answers(200, ref("Restriction"))
                .refused(409, 423);
        api.delete(path, "restrictions.lift")
                .says("Open it again to everybody")
                .answersNothing()
                .refused(409, 423);
        api.post("/api/v3/page-passes", "restrictions.pass")
                .says("A pass for a page, for whoever knows its password")
                .forAnybody()
                .takes(object().has("page", id()).has("password", text(1024)).closed())
                .answers(201, object().has("pass", text()).has("expires_at", instant()))
                .refused(403, 404, 429);
    }
}
