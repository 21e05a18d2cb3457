package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntriesDescription.listOf;
import static org.openvault.backend.api.openapi.Schema.any;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;

import jakarta.inject.Singleton;

/** What surrounds the content: sites, languages, types, folders, the trash and the log. */
@Singleton
class SettingDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        sites(api);
        locales(api);
        types(api);
        folders(api);
        trash(api);
        history(api);
    }

    private static void sites(ApiDocument api) {
        api.tag("sites", "Each with a host and a root page");
        api.schema(
                "Site",
                object().has("id", id())
                        .has("name", text())
                        .has("host", text())
                        .has("default", flag())
                        .has("locale", text().orNull())
                        .has("root_page_id", id().orNull()));
        api.get("/api/v3/sites", "sites.list")
                .says("List sites")
                .with("limit", "offset")
                .answers(200, listOf(ref("Site")));
        api.get("/api/v3/sites/{id}", "sites.get").says("One site").answers(200, ref("Site"));
        api.post("/api/v3/sites", "sites.create")
                .says("Make a site, with a root page as a draft when its type is given")
                .takes(object().has("name", text())
                        .has("host", text())
                        .may("root_type", text())
                        .may("root_title", text())
                        .closed())
                .answers(201, ref("Site"))
                .refused(409);
        api.patch("/api/v3/sites/{id}", "sites.update")
                .says("Change a site")
                .takes(object().may("name", text())
                        .may("host", text())
                        .may("default", flag())
                        .closed())
                .answers(200, ref("Site"))
                .refused(409);
    }

    private static void locales(ApiDocument api) {
        api.tag("locales", "The languages in which there is content");
        api.schema(
                "Locale",
                object().has("code", text())
                        .has("name", text())
                        .has("fallback", text().orNull().described("whose content stands in where there is none")));
        api.get("/api/v3/locales", "locales.list")
                .says("List locales")
                .with("limit", "offset")
                .answers(200, listOf(ref("Locale")));
        api.get("/api/v3/locales/{code}", "locales.get").says("One locale").answers(200, ref("Locale"));
        api.post("/api/v3/locales", "locales.create")
                .says("Add a locale")
                .takes(object().has("code", text())
                        .has("name", text())
                        .may("fallback", text().orNull())
                        .closed())
                .answers(201, ref("Locale"))
                .refused(409);
        api.patch("/api/v3/locales/{code}", "locales.update")
                .says("Change a locale")
                .takes(object().may("name", text())
                        .may("fallback", text().orNull())
                        .closed())
                .answers(200, ref("Locale"))
                .refused(409);
        api.delete("/api/v3/locales/{code}", "locales.delete")
                .says("Remove a locale that nothing is in")
                .answersNothing()
                .refused(409);
    }

    private static void types(ApiDocument api) {
        api.tag("schema", "The content types");
        api.get("/api/v3/schema", "schema.list")
                .says("All content types, with how much of each anybody can read")
                .answers(
                        200,
                        listOf(object().has("type", text())
                                .has("kind", text())
                                .has("label", text())
                                .has("version", count())
                                .has("title_field", text())
                                .has("may_be_root", flag())
                                .has("schema", text())
                                .has("parents", list(text()))
                                .has("children", list(text()))
                                .has("count", count())));
        api.get("/api/v3/schema/{type}", "schema.get")
                .says("The JSON Schema of a type's documents")
                .answers(200, "application/schema+json", Schema.map(any()));
    }

    private static void folders(ApiDocument api) {
        api.tag("folders", "The folders of the media library");
        Schema folder = object().has("id", id()).has("parent_id", id().orNull()).has("name", text());
        api.schema("Folder", folder);
        api.get("/api/v3/folders", "folders.list")
                .says("The whole tree as far as one may see it, each folder after the one that it lies in")
                .answers(200, listOf(folder.has("depth", count())));
        api.post("/api/v3/folders", "folders.create")
                .says("Make a folder")
                .takes(object().has("parent_id", id()).has("name", text()).closed())
                .answers(201, ref("Folder"))
                .refused(404, 409);
        api.patch("/api/v3/folders/{id}", "folders.update")
                .says("Move or rename a folder")
                .takes(object().may("parent_id", id()).may("name", text()).closed())
                .answers(200, ref("Folder"))
                .refused(409);
    }

    private static void trash(ApiDocument api) {
        api.tag("trash", "What was thrown away and is not gone for good yet");
        api.parameter(
                "query.root",
                list(id()),
                "What was thrown away, with all that went with it; may be there up to 100 times");
        api.get("/api/v3/trash", "trash.list")
                .says("What was thrown away, the last first")
                .with("limit", "offset")
                .answers(
                        200,
                        listOf(object().has("entry_id", id())
                                .has("kind", text())
                                .has("type", text())
                                .has("title", text())
                                .has("at", instant())
                                .has("by", text())
                                .has("entries", count())));
        api.delete("/api/v3/trash", "trash.empty")
                .says("Remove for good what root names, or everything where no root is named")
                .with("root")
                .answers(200, object().has("erased", count()))
                .refused(404, 409);
    }

    private static void history(ApiDocument api) {
        api.tag("history", "The log of what was done");
        api.parameter("query.entry", Schema.whole(0, Long.MAX_VALUE), "Only what became of this entry");
        api.parameter("query.action", text().example("page.moved"), "Only this word of the log");
        api.parameter("query.since", instant(), "Only from then on");
        api.parameter("query.until", instant(), "Only before then");
        api.get("/api/v3/history", "history.list")
                .says("The log, the newest first")
                .with("limit", "entry", "user", "action", "since", "until", "cursor")
                .answers(
                        200,
                        object().has(
                                        "items",
                                        list(object().has("id", id())
                                                .has("at", instant())
                                                .has("actor", text())
                                                .has("user_id", id().orNull())
                                                .has("action", text())
                                                .has("entry_id", id().orNull())
                                                .has("before", any())
                                                .has("after", any())))
                                .has("next", text().orNull()))
                .refused(404);
    }
}
