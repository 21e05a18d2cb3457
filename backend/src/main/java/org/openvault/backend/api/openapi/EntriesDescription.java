package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntryShapes.among;
import static org.openvault.backend.api.openapi.Schema.anyOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.word;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.contenttype.EntryKind;

/** Pages, snippets, images, documents and redirects: lists, one, new ones, changes, history. */
@Singleton
class EntriesDescription implements ApiDescription {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Override
    public void describe(ApiDocument api) {
        new EntryShapes(api).describe();
        api.schema(
                "PatchOperation",
                object().has("op", word("add", "remove", "replace", "move", "copy", "test"))
                        .has("path", text().described("as in RFC 6901; elements of lists by index or by id"))
                        .may("from", text())
                        .may("value", Schema.any()));
        tags(api);
        parameters(api);
        for (Shelves shelf : Shelves.of(api)) {
            if (shelf.isListed()) {
                lists(api, shelf);
            }
            one(api, shelf);
            history(api, shelf);
        }
        upload(api);
    }

    private static void tags(ApiDocument api) {
        api.tag("pages", "Pages and their drafts");
        api.tag("images", "Pictures and their drafts");
        api.tag("documents", "Documents and their drafts");
        api.tag("redirects", "Addresses that lead elsewhere");
        api.tag("snippets", "What stands on no address of its own and is named by pages");
        api.tag("entries", "Any of them, where one knows the id alone");
        api.tag("revisions", "What an entry said, when, and by whom");
    }

    private static void parameters(ApiDocument api) {
        ListDescription.describe(api);
        api.parameter(
                "query.version",
                text(),
                "live: as readers see it; draft: the latest draft; for one entry also a version such as 12 or 12.3");
        api.parameter(
                "query.cursor", text(), "What the part of the list before this one said as next_cursor, or as next");
        api.parameter("query.count", word("none"), "Without the count, which costs more than the list");
        api.parameter(
                "query.renditions",
                text().example("fill-480x270,width-1600.webp"),
                "Forms of the picture, with commas between, whose addresses are wanted");
        api.requiredParameter("query.from", ref("Version"), "The version before");
        api.requiredParameter("query.to", ref("Version"), "The version after");
        api.parameter("query.title", text(255), "The title of the new picture");
    }

    private static void lists(ApiDocument api, Shelves shelf) {
        Operation list = api.get(shelf.path(), shelf.tag() + ".list")
                .says("List " + shelf.tag())
                .tells(
                        "With a token the drafts that one may view, by limit, offset, type, child_of and slug alone; without one,"
                                + " or with version=live, what readers see")
                .forAnybodyOrToken()
                .with("limit", "offset", "version", "cursor", "count")
                .answers(
                        200,
                        object().may("count", count())
                                .has("items", list(ListDescription.orPart(items())))
                                .may("next_cursor", text().orNull()));
        ListDescription.ask(api, list, shelf.kind(), shelf.types(), true);
        list.with(shelf.is(EntryKind.IMAGE) ? new String[] {"renditions"} : new String[0]);
        list.with(shelf.is(EntryKind.PAGE) ? new String[0] : new String[] {"type", "locale"});
        api.post(shelf.path(), shelf.tag() + ".create")
                .says("Make one, as a draft or published at once")
                .takes(among(shelf.types(), "New"))
                .answers(201, among(shelf.types(), "Draft"))
                .header(201, "Location")
                .header(201, "ETag")
                .refused(409, 423);
    }

    private static Schema items() {
        return anyOf(List.of(ref("EntryItem"), ref("LiveItem")));
    }

    private static void one(ApiDocument api, Shelves shelf) {
        api.get(shelf.entry(), shelf.tag() + ".get")
                .says("One, as readers see it or as a draft")
                .forAnybodyOrToken()
                .with("version", "as_of", "fields")
                .with(shelf.is(EntryKind.IMAGE) ? new String[] {"renditions"} : new String[0])
                .answers(
                        200,
                        ListDescription.orPart(
                                anyOf(List.of(among(shelf.types(), "Live"), among(shelf.types(), "Draft")))))
                .header(200, "Cache-Tag");
        api.patch(shelf.entry(), shelf.tag() + ".update")
                .says("Change some fields of the draft; null removes one")
                .tells(
                        "As a plain list of fields, a merge patch (RFC 7396) or a JSON patch (RFC 6902). What others saved since the version in If-Match is merged in, or told as a conflict")
                .with("autosave", "header.If-Match")
                .takes(among(shelf.types(), "Changes"))
                .takes(MERGE_PATCH, object().open(), true)
                .takes(JSON_PATCH, list(ref("PatchOperation")), true)
                .answers(200, among(shelf.types(), "Draft"))
                .header(200, "ETag")
                .refused(409, 423, 428);
        api.delete(shelf.entry(), shelf.tag() + ".delete")
                .says("Throw it away, into the trash")
                .with("even_if_used", "header.If-Match.optional")
                .answersNothing()
                .refused(409, 412, 423);
        api.get(shelf.entry() + "/usages", shelf.tag() + ".usages")
                .says("Who names it, in drafts or before readers; at most 200")
                .answers(200, object().has("items", list(ref("Usage"))));
        api.get(shelf.entry() + "/translations", shelf.tag() + ".translations")
                .says("It in all its languages")
                .forAnybodyOrToken()
                .answers(200, listOf(items()));
    }

    private static void history(ApiDocument api, Shelves shelf) {
        String path = shelf.entry() + "/revisions";
        String id = "revisions." + shelf.tag();
        api.get(path, id + ".list")
                .says("The revisions, the newest first")
                .with("limit", "cursor")
                .answers(200, object().has("items", list(ref("Revision"))).has("next_cursor", text().orNull()));
        api.get(path + "/{version}", id + ".get")
                .says("What it said then")
                .answers(200, among(shelf.types(), "Draft"))
                .header(200, "ETag");
        api.get(path + "/compare", id + ".compare")
                .says("What changed between two versions")
                .with("from", "to")
                .answers(200, object().has("changes", list(ref("Change"))));
        api.put(path + "/{number}/name", id + ".name")
                .says("Give the revision a name")
                .takes(object().has("name", text(200)).closed())
                .answersNothing()
                .refused(409, 423);
        api.delete(path + "/{number}/name", id + ".unname")
                .says("Take its name away")
                .answersNothing()
                .refused(409, 423);
    }

    /** Pictures come with their file as well: as a form, or as the file alone. */
    private static void upload(ApiDocument api) {
        var binary = new Schema(JsonNodeFactory.instance.objectNode());
        api.operation("post", "/api/v3/images")
                .with("title")
                .takes("multipart/form-data", object().has("file", binary).may("json", ref("images.Image.New")), true)
                .takes("image/jpeg", binary, true)
                .takes("image/png", binary, true);
    }

    static Schema listOf(Schema item) {
        return object().has("count", count()).has("items", list(item));
    }
}
