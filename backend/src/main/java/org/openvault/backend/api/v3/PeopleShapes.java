package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.user.Directory.Named;
import org.openvault.backend.user.Directory.Person;
import org.openvault.backend.user.Directory.Self;
import org.openvault.backend.user.Directory.Team;
import org.openvault.backend.user.Directory.Token;
import org.openvault.backend.user.Grant;

/** How users, groups, permissions and tokens look in the API. Nothing that opens a door is among it. */
final class PeopleShapes {

    private PeopleShapes() {}

    static ObjectNode of(Self self) {
        ObjectNode json = base(self.person());
        addGrants(json, self.grants());
        return json;
    }

    static ObjectNode of(Person person) {
        return base(person).put("disabled_at", text(person.disabledAt())).put("created_at", text(person.createdAt()));
    }

    private static ObjectNode base(Person person) {
        ObjectNode json = object().put("id", person.id())
                .put("name", person.name())
                .put("display_name", person.displayName())
                .put("superuser", person.superuser());
        var groups = json.putArray("groups");
        person.groups().forEach(group -> groups.add(of(group)));
        return json;
    }

    static ObjectNode of(Named named) {
        return object().put("id", named.id()).put("name", named.name());
    }

    static ObjectNode of(Team team) {
        ObjectNode json = object().put("id", team.id()).put("name", team.name());
        var members = json.putArray("members");
        team.members().forEach(member -> members.add(of(member)));
        addGrants(json, team.grants());
        return json;
    }

    static ObjectNode of(Token token) {
        return object().put("id", token.id())
                .put("user_id", token.userId())
                .put("name", token.name())
                .put("created_at", text(token.createdAt()))
                .put("last_used_at", text(token.lastUsedAt()))
                .put("revoked_at", text(token.revokedAt()));
    }

    private static void addGrants(ObjectNode json, List<Grant> grants) {
        var list = json.putArray("permissions");
        grants.forEach(grant -> list.add(of(grant)));
    }

    private static ObjectNode of(Grant grant) {
        ObjectNode json = object().put("verb", grant.verb()).put("scope", grant.scope());
        if (grant.page() != null) {
            json.put("page", grant.page());
        }
        if (grant.folder() != null) {
            json.put("folder", grant.folder());
        }
        if (grant.type() != null) {
            json.put("type", grant.type());
        }
        if (grant.field() != null) {
            json.put("field", grant.field());
        }
        return json;
    }

    static Grant grant(JsonNode json, int index) {
        Body body = Body.of(json, List.of("permissions", index), "verb", "scope", "page", "folder", "type", "field");
        return new Grant(
                body.text("verb"),
                body.text("scope"),
                body.findId("page").orElse(null),
                body.findId("folder").orElse(null),
                body.findText("type").orElse(null),
                body.findText("field").orElse(null));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
