package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntriesDescription.listOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;

/** Releases, what is in them, and what they do to readers. */
@Singleton
class ReleasesDescription implements ApiDescription {

    private static final String RELEASES = "/api/v3/releases";
    private static final String RELEASE = RELEASES + "/{id}";
    private static final String ITEMS = RELEASE + "/items";
    private static final String ACTIONS = RELEASE + "/actions";

    @Override
    public void describe(ApiDocument api) {
        api.tag("releases", "Many publications, takedowns and moves at one instant, all of them or none");
        api.parameter(
                "query.state", word("gathering", "scheduled", "published", "reverted"), "Only releases in this state");
        shapes(api);
        api.get(RELEASES, "releases.list")
                .says("List releases, the newest first")
                .with("limit", "offset", "state")
                .answers(200, listOf(ref("Release")));
        api.post(RELEASES, "releases.create")
                .says("Begin a release")
                .takes(naming().has("name", text(255)).closed())
                .answers(201, ref("ReleaseDetail"))
                .refused(409);
        api.get(RELEASE, "releases.get")
                .says("One, with the first hundred of its items")
                .answers(200, ref("ReleaseDetail"));
        api.patch(RELEASE, "releases.update")
                .says("Give it another name or description")
                .takes(naming().may("name", text(255)).closed())
                .answers(200, ref("ReleaseDetail"))
                .refused(409);
        api.delete(RELEASE, "releases.delete")
                .says("Give it up, while it is gathering")
                .answersNothing()
                .refused(409);
        items(api);
        actions(api);
    }

    private static Schema naming() {
        return object().may("description", text());
    }

    private static void items(ApiDocument api) {
        Schema given = list(ref("NewReleaseItem"));
        api.get(ITEMS, "releases.items")
                .says("What is in it")
                .with("limit", "offset")
                .answers(200, listOf(ref("ReleaseItem")));
        api.post(ITEMS, "releases.add")
                .says("Add items; one for the same entry and act replaces the one before")
                .takes(given)
                .answers(200, ref("ReleaseDetail"))
                .refused(409, 423);
        api.put(ITEMS, "releases.replace")
                .says("These items, and no others")
                .takes(given)
                .answers(200, ref("ReleaseDetail"))
                .refused(409, 423);
        api.delete(ITEMS + "/{entry}", "releases.remove")
                .says("Take an entry out of it")
                .answersNothing()
                .refused(409);
    }

    private static void actions(ApiDocument api) {
        Schema at = object().may("at", instant()).closed();
        api.post(ACTIONS + "/validate", "releases.validate")
                .says("Tell what it would do")
                .mayTake(at)
                .answers(200, ref("ReleaseReport"))
                .refused(409);
        api.post(ACTIONS + "/publish", "releases.publish")
                .says("Do it, now or at an instant to come")
                .mayTake(at)
                .answers(200, ref("ReleaseReport"))
                .refused(409, 423);
        api.post(ACTIONS + "/revert", "releases.revert")
                .says("Take it back, unless somebody has changed something of it since")
                .mayTake(object().closed())
                .answers(200, ref("ReleaseReport"))
                .refused(409, 423);
    }

    private static void shapes(ApiDocument api) {
        Schema release = object().has("id", id())
                .has("name", text())
                .has("description", text())
                .has("state", word("gathering", "scheduled", "published", "reverted"))
                .has("items_count", count())
                .has("created_by", text())
                .has("created_at", instant())
                .has("live_from", instant().orNull())
                .has("published_by", text().orNull())
                .has("published_at", instant().orNull())
                .has("reverted_by", text().orNull())
                .has("reverted_at", instant().orNull());
        api.schema("Release", release);
        api.schema(
                "ReleaseDetail",
                release.has("items", list(ref("ReleaseItem"))).has("conflicts", list(ref("ReleaseConflict"))));
        api.schema(
                "ReleaseItem",
                object().has("entry_id", id())
                        .has("act", word("publish", "unpublish", "move"))
                        .may("revision", whole(1, Integer.MAX_VALUE).orNull())
                        .may("parent_id", id().orNull())
                        .may("slug", text().orNull()));
        api.schema(
                "NewReleaseItem",
                object().has("entry_id", id())
                        .has("act", word("publish", "unpublish", "move"))
                        .may("revision", whole(1, Integer.MAX_VALUE))
                        .may("parent_id", id())
                        .may("slug", text())
                        .may("position", word("first", "last", "before", "after"))
                        .may("sibling", id())
                        .closed());
        api.schema(
                "ReleaseConflict",
                object().has("entry_id", id())
                        .has("release_id", id())
                        .has("name", text())
                        .has("live_from", instant().orNull())
                        .has("act", text()));
        api.schema("ReleaseReport", ActionsDescription.report().may("conflicts", list(ref("ReleaseConflict"))));
    }
}
