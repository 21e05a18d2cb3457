package org.openvault.backend.user;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the audit says of a user. Never of their password. */
final class UserJson {

    private UserJson() {}

    static String of(User user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("user", user.id)
                .put("name", user.name)
                .put("display_name", user.displayName)
                .put("superuser", user.superuser)
                .put("disabled", user.disabledAt != null)
                .toString();
    }

    static String groups(User user, List<String> names) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("user", user.id);
        names.forEach(json.putArray("groups")::add);
        return json.toString();
    }

    static String of(Group group) {
        return json(group).toString();
    }

    static ObjectNode json(Group group) {
        return JsonNodeFactory.instance.objectNode().put("group", group.id).put("name", group.name);
    }

    static String of(ApiToken token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("token", token.id)
                .put("user", token.userId)
                .put("name", token.name)
                .put("revoked", token.revokedAt != null)
                .toString();
    }
}
