package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;

import jakarta.inject.Singleton;

/** What a site tells machines: maps of all that is public, and what is new. */
@Singleton
class MachinesDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        api.tag("machines", "What a site's map and its feeds are made of");
        api.parameter("path.part", whole(0, 999_999_999_999L), "The part's number");
        api.parameter(
                "query.after.sitemap", whole(0, 999_999_999_999_999_999L), "The id of the last page that was seen");
        api.parameter("query.limit.sitemap", whole(1, 1000).otherwise(1000), "How many at most");
        api.parameter("query.limit.newest", whole(1, 100).otherwise(30), "How many at most");
        api.requiredParameter(
                "query.type.newest", text().example("exhibits.ExhibitPage"), "Content types, with commas between");
        maps(api);
        newest(api);
    }

    private static void maps(ApiDocument api) {
        ReadersDescription.cached(api.get("/api/v3/sitemap", "machines.parts"))
                .says("Which parts the map of all public pages has, and when each changed last")
                .forAnybody()
                .with("host")
                .answers(
                        200,
                        object().has("site", ref("SiteAround"))
                                .has("parts", list(object().has("part", count()).has("last_published_at", instant()))));
        Schema page = object().has("html_url", text())
                .has("last_published_at", instant())
                .has("images", list(text()));
        ReadersDescription.cached(api.get("/api/v3/sitemap/{part}", "machines.part"))
                .says("The pages of a part, in the order of their ids")
                .forAnybody()
                .with("host", "after.sitemap", "limit.sitemap")
                .answers(
                        200,
                        object().has("site", ref("SiteAround"))
                                .has("items", list(page))
                                .has("next", count().orNull()));
    }

    private static void newest(ApiDocument api) {
        api.schema("NewPage", LiveSchemas.card().has("html_url", text()).has("last_published_at", instant()));
        ReadersDescription.cached(api.get("/api/v3/newest", "machines.newest"))
                .says("The pages of some types that came last, without those that are parts of others")
                .forAnybody()
                .with("host", "type.newest", "limit.newest")
                .answers(200, object().has("site", ref("SiteAround")).has("items", list(ref("NewPage"))));
    }
}
