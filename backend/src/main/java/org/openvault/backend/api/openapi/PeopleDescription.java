package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntriesDescription.listOf;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;

/** Users, groups, tokens, and who one is. */
@Singleton
class PeopleDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        shapes(api);
        api.tag("whoami", "Who a token speaks for");
        api.get("/api/v3/whoami", "whoami.get")
                .says("Who the token speaks for, and what they may do")
                .answers(200, ref("Self"));
        users(api);
        groups(api);
        tokens(api);
    }

    private static void users(ApiDocument api) {
        api.tag("users", "Those who sign in");
        api.get("/api/v3/users", "users.list")
                .says("List users")
                .with("limit", "offset")
                .answers(200, listOf(ref("User")));
        api.get("/api/v3/users/{id}", "users.get").says("One user").answers(200, ref("User"));
        api.post("/api/v3/users", "users.create")
                .says("Make a user")
                .takes(object().has("name", text(100))
                        .may("display_name", text(200))
                        .has("password", text(1024))
                        .may("superuser", flag())
                        .closed())
                .answers(201, ref("User"))
                .refused(409);
        api.patch("/api/v3/users/{id}", "users.update")
                .says("Change a user; disabled, they may do nothing from that moment on")
                .takes(object().may("display_name", text(200))
                        .may("superuser", flag())
                        .may("enabled", flag())
                        .closed())
                .answers(200, ref("User"))
                .refused(409);
        api.put("/api/v3/users/{id}/password", "users.password")
                .says("Set a password; one's own needs the old one too")
                .takes(object().may("old_password", text(1024))
                        .has("password", text(1024))
                        .closed())
                .answersNothing();
    }

    private static void groups(ApiDocument api) {
        Schema group = object().may("members", list(id()).described("ids of users; these and no others"))
                .may("permissions", list(ref("Permission")).described("these and no others"));
        api.tag("groups", "Who may do what");
        api.get("/api/v3/groups", "groups.list")
                .says("List groups")
                .with("limit", "offset")
                .answers(200, listOf(ref("Named")));
        api.get("/api/v3/groups/{id}", "groups.get").says("One group").answers(200, ref("Group"));
        api.post("/api/v3/groups", "groups.create")
                .says("Make a group")
                .takes(group.has("name", text(100)).closed())
                .answers(201, ref("Group"))
                .refused(409);
        api.patch("/api/v3/groups/{id}", "groups.update")
                .says("Change its name, its members or its permissions")
                .takes(group.may("name", text(100)).closed())
                .answers(200, ref("Group"))
                .refused(409);
        api.delete("/api/v3/groups/{id}", "groups.delete")
                .says("Delete a group")
                .answersNothing()
                .refused(409);
    }

    private static void tokens(ApiDocument api) {
        api.tag("tokens", "What scripts and other programs sign in with");
        api.get("/api/v3/tokens", "tokens.list")
                .says("List one's own tokens, or a user's")
                .with("limit", "offset", "user")
                .answers(200, listOf(ref("Token")));
        api.post("/api/v3/tokens", "tokens.create")
                .says("Make a token; its secret is shown this one time")
                .takes(object().has("name", text(100)).may("user_id", id()).closed())
                .answers(201, ref("NewToken"))
                .refused(404);
        api.delete("/api/v3/tokens/{id}", "tokens.revoke")
                .says("Revoke a token; it stays in the list")
                .answersNothing();
    }

    private static void shapes(ApiDocument api) {
        Schema named = object().has("id", id()).has("name", text());
        Schema person = object().has("id", id())
                .has("name", text())
                .has("display_name", text())
                .has("superuser", flag())
                .has("groups", list(ref("Named")));
        api.schema(
                "Permission",
                object().has("verb", text())
                        .has("scope", word("page", "folder", "type", "field", "system"))
                        .may("page", id())
                        .may("folder", id())
                        .may("type", text())
                        .may("field", text())
                        .closed());
        api.schema("Self", person.has("permissions", list(ref("Permission"))));
        api.schema("User", person.has("disabled_at", instant().orNull()).has("created_at", instant()));
        api.schema("Named", named);
        api.schema("Group", named.has("members", list(ref("Named"))).has("permissions", list(ref("Permission"))));
        Schema token = object().has("id", id())
                .has("user_id", id())
                .has("name", text())
                .has("created_at", instant())
                .has("last_used_at", instant().orNull())
                .has("revoked_at", instant().orNull());
        api.schema("Token", token);
        api.schema("NewToken", token.has("token", text().described("the secret")));
    }
}
