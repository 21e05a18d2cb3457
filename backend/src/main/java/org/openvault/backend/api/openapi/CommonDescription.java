package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.anyOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.matching;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;

/** What many operations share: parameters, headers, errors. */
@Singleton
class CommonDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        problem(api);
        paths(api);
        queries(api);
        headers(api);
        new LiveSchemas(api).describeParts();
    }

    /** RFC 9457, with {@code message} for clients of version 2, and what particular refusals tell besides. */
    private static void problem(ApiDocument api) {
        Schema step = anyOf(List.of(text(), whole(0, Long.MAX_VALUE)));
        api.schema(
                "Fault",
                object().has("loc", list(step).described("the way to the value: names of members, indexes of items"))
                        .has("message", text())
                        .may("entry_id", id()));
        api.schema(
                "Clash",
                object().has("path", text()).has("by_entry", id().orNull()).may("entry_id", id()));
        api.schema(
                "Problem",
                object().has("type", text())
                        .has("title", text())
                        .has("status", whole(400, 599))
                        .has("detail", text().described("one line for a person"))
                        .has("message", text().described("the same, where clients of version 2 look for it"))
                        .may("errors", list(Schema.ref("Fault")))
                        .may("clashes", list(Schema.ref("Clash")))
                        .may("usages", list(Schema.ref("Usage")))
                        .may("fields", list(text()))
                        .may("report", Schema.ref("ReleaseReport"))
                        .may("conflicts", list(Schema.ref("MergeConflict")))
                        .may("latest_version", Schema.ref("Version"))
                        .may("changed_since", list(Schema.ref("Change")))
                        .may("restriction", Schema.ref("Unmet"))
                        .may("site", Schema.ref("SiteAround"))
                        .may(
                                "nearest",
                                list(object().has("title", text())
                                                .has("url", text())
                                                .has("type", text()))
                                        .described("pages that may have been meant"))
                        .may("preview", Schema.ref("Previewed"))
                        .may("stamp", text().described("with which a form is to be sent again")));
        api.schema("Version", matching("^[0-9]{1,9}([.][0-9]{1,9})?$").example("12.3"));
    }

    private static void paths(ApiDocument api) {
        api.parameter("path.id", whole(1, 999_999_999_999_999_999L), "The id");
        api.parameter("path.entry", whole(1, 999_999_999_999_999_999L), "The entry's id");
        api.parameter("path.number", whole(1, 999_999_999), "The revision's number");
        api.parameter(
                "path.version", Schema.ref("Version"), "A revision's number, or exactly one version of it: 12 or 12.3");
        api.parameter("path.code", matching("^[A-Za-z0-9-]{1,40}$").example("es"), "The locale's code");
        api.parameter(
                "path.type", word(api.types().stream().map(ContentType::name).toList()), "The content type");
        api.parameter(
                "path.snippet",
                word(api.types().stream()
                        .filter(type -> type.kind() == EntryKind.SNIPPET)
                        .map(ContentType::name)
                        .toList()),
                "The type of snippet");
    }

    private static void queries(ApiDocument api) {
        api.parameter("query.limit", whole(1, 100).otherwise(20), "How many at most");
        api.parameter("query.offset", whole(0, 100_000).otherwise(0), "How many to pass over");
        api.parameter(
                "query.as_of",
                instant(),
                "As it was at that instant, for whoever may see history, or will be, for whoever may see all drafts");
        api.parameter("query.host", text(), "The site's host; the default site answers for hosts that no other claims");
        api.parameter("query.even_if_used", flag(), "Also when others name it");
        api.parameter("query.autosave", flag(), "Shares the open revision instead of making another");
        api.parameter("query.user", whole(0, Long.MAX_VALUE), "Of this user");
    }

    private static void headers(ApiDocument api) {
        Schema seen = matching("^([*]|\"[0-9]{1,9}([.][0-9]{1,9})?(-[A-Za-z0-9_-]+)?\")$")
                .example("\"12.3\"");
        api.requiredParameter(
                "header.If-Match", seen, "The ETag of the draft that this is based on, or * for whatever there is");
        api.parameter("header.If-Match.optional", seen, "The ETag of the draft that this is meant for");
        api.parameter("header.If-None-Match", text(), "ETags of what the client has: 304 where it is still that");
        api.parameter(
                "header.Idempotency-Key",
                matching("^[!-~]{1,255}$"),
                "What the client calls this piece of work: done once, and answered the same when it is sent again");
        api.header("ETag", text(), "What a later If-Match, or If-None-Match, is to say");
        api.header("Location", text(), "Where it is");
        api.header("Cache-Tag", text(), "What the answer depends on, with spaces between");
        api.header("Ov-Sequence", count(), "The last change of the feed that the answer knows of");
        api.header(
                "Ov-Next-Change",
                text(),
                "When something that the answer depends on goes live or ends by plan, an instant, or none");
        api.header("Ov-Gone-At", text(), "The instant at which the page is taken down by plan");
        api.header("Ov-Hosts", text(), "The hosts of sites other than the default one, with spaces between");
        api.header("Retry-After", count(), "Seconds to wait");
    }
}
