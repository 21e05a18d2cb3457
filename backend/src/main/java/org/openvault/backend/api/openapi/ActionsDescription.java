package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntryShapes.among;
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
import org.openvault.backend.contenttype.EntryKind;

/** What is done to an entry beside changing what it says. Written out for pages; other shelves have the same actions. */
@Singleton
class ActionsDescription implements ApiDescription {

    /** @param status of the answer when it is done */
    private record Action(String name, String summary, Schema body, int status, Schema answer) {}

    @Override
    public void describe(ApiDocument api) {
        api.tag("actions", "What is done to an entry beside changing what it says");
        shapes(api);
        for (Shelves shelf : Shelves.of(api)) {
            List<Action> actions = actions(among(shelf.types(), "Draft"));
            if (shelf.is(EntryKind.PAGE)) {
                actions.forEach(action -> describe(api, shelf, action));
            } else {
                together(api, shelf, actions);
            }
        }
    }

    private static void describe(ApiDocument api, Shelves shelf, Action action) {
        Operation operation = api.post(
                        shelf.entry() + "/actions/" + action.name(), "actions." + shelf.tag() + "." + action.name())
                .says(action.summary())
                .mayTake(action.body())
                .answers(action.status(), action.answer())
                .refused(409, 423);
        if (action.name().equals("revert")) {
            operation.with("header.If-Match").refused(428);
        } else {
            operation.with("header.If-Match.optional").refused(412);
        }
    }

    private static void together(ApiDocument api, Shelves shelf, List<Action> actions) {
        api.parameter("path.action", word(actions.stream().map(Action::name).toList()), "What is to be done");
        Operation operation = api.post(shelf.entry() + "/actions/{action}", "actions." + shelf.tag())
                .says("Do one of the things that are done to pages; what only pages know is refused")
                .mayTake(anyOf(actions.stream().map(Action::body).distinct().toList()))
                .with("header.If-Match.optional")
                .refused(409, 412, 423, 428);
        for (int status : new int[] {200, 201}) {
            operation.answers(
                    status,
                    anyOf(actions.stream()
                            .filter(action -> action.status() == status)
                            .map(Action::answer)
                            .distinct()
                            .toList()));
        }
    }

    private static List<Action> actions(Schema draft) {
        Schema report = ref("Report");
        Schema at = object().may("at", instant());
        Schema dry = object().may("dry_run", flag().described("tell what it would do, and do nothing"));
        return List.of(
                new Action(
                        "publish",
                        "Show the draft, or a revision, to readers, now or from an instant on",
                        at.and(dry)
                                .may("until", instant())
                                .may("revision", whole(1, Integer.MAX_VALUE))
                                .may("recursive", flag())
                                .closed(),
                        200,
                        anyOf(List.of(ref("Published"), report))),
                new Action(
                        "unpublish",
                        "Take it, and all below it, away from readers",
                        dry.closed(),
                        200,
                        anyOf(List.of(object().has("gone", count()).has("dry_run", flag()), report))),
                new Action(
                        "expire",
                        "Take it away at an instant",
                        dry.has("at", instant()).closed(),
                        200,
                        report),
                new Action(
                        "cancel",
                        "Call off what is planned",
                        dry.has("at", instant()).closed(),
                        200,
                        report),
                new Action(
                        "reschedule",
                        "Put what is planned to another instant",
                        dry.has("at", instant()).has("to", instant()).closed(),
                        200,
                        report),
                new Action("move", "Move a page", spot().and(at).and(dry).closed(), 200, report),
                new Action(
                        "rename",
                        "Give a page another slug",
                        at.and(dry).has("slug", text()).closed(),
                        200,
                        report),
                new Action(
                        "copy",
                        "Copy a page",
                        spot().may("slug", text())
                                .may("recursive", flag())
                                .may("published", flag())
                                .closed(),
                        201,
                        draft),
                new Action(
                        "create_alias",
                        "Show a page at a second place",
                        spot().may("slug", text()).closed(),
                        201,
                        draft),
                new Action("convert_alias", "Make a page of an alias", object().closed(), 200, draft),
                new Action(
                        "convert_type",
                        "Give a page another type",
                        object().has("type", text())
                                .may("even_if_losing", flag())
                                .closed(),
                        200,
                        draft),
                new Action(
                        "copy_for_translation",
                        "Begin a translation",
                        object().has("locale", text())
                                .may("recursive", flag())
                                .may("alias", flag())
                                .closed(),
                        201,
                        draft),
                new Action("trash", "Throw it away, with all below it", ifUsed(), 200, ref("Trashed")),
                new Action("delete", "The same as trash", ifUsed(), 200, ref("Trashed")),
                new Action(
                        "restore",
                        "Take it out of the trash, to where it stood or to a spot",
                        spot().closed(),
                        200,
                        object().has("restored", count())),
                new Action(
                        "revert",
                        "Save again what a revision said",
                        object().has("revision", whole(1, Integer.MAX_VALUE)).closed(),
                        200,
                        draft),
                new Action(
                        "lock",
                        "Keep it to oneself",
                        object().may("note", text()).closed(),
                        200,
                        ref("Lock")),
                new Action("unlock", "Let others have it", object().closed(), 200, object().has("unlocked", flag())));
    }

    private static Schema ifUsed() {
        return object().may("even_if_used", flag()).closed();
    }

    private static Schema spot() {
        return object().may("parent_id", id())
                .may("position", word("first", "last"))
                .may("before", id())
                .may("after", id());
    }

    private static void shapes(ApiDocument api) {
        api.schema("Trashed", object().has("trashed", list(id())));
        api.schema("Unseen", object().has("id", id()).has("kind", text()).has("title", text().orNull()));
        api.schema(
                "Published",
                object().has("outcome", word("published", "unchanged"))
                        .may("at", instant())
                        .may("live_url", text().orNull())
                        .may("unseen", list(ref("Unseen")))
                        .has("dry_run", flag()));
        Schema state = object().has("url", text().orNull())
                .has("parent_id", id().orNull())
                .has("revision", whole(1, Integer.MAX_VALUE).orNull())
                .orNull();
        api.schema(
                "Effect",
                object().has("id", id())
                        .has("kind", text())
                        .has("title", text().orNull())
                        .has("before", state)
                        .has("after", state)
                        .has("plan", flag()));
        api.schema("Report", report().has("dry_run", flag()));
    }

    /** What a change of what readers see does, or would do; of each list at most a thousand lines. */
    static Schema report() {
        return object().has("at", instant())
                .has("possible", flag())
                .has("faults", list(ref("Fault")))
                .has("clashes_count", count())
                .has("clashes", list(ref("Clash")))
                .has("effects_count", count())
                .has("effects", list(ref("Effect")))
                .has("unseen_count", count())
                .has("unseen", list(ref("Unseen")));
    }
}
