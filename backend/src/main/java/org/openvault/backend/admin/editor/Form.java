package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openvault.backend.problem.Problem;

/**
 * What a form sent: the values of each control, in the order in which they stand on the screen. Names are paths into the
 * document; those that begin with {@code @} speak of the entry around it.
 *
 * @param source as it was sent, so that a later form can carry it
 */
record Form(String source, Map<String, List<String>> values) {

    /** The last control of every form: what was cut off on the way is never taken for the whole. */
    static final String END = "@end";

    /** @param body as browsers send forms: {@code application/x-www-form-urlencoded} */
    static Form of(String body) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : body.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.replace("\r\n", "\n"));
            }
        }
        return new Form(body, values);
    }

    /** @param pairs {@code [[name, value], …]}, as scripts send it */
    static Form of(JsonNode pairs) {
        var values = new LinkedHashMap<String, List<String>>();
        for (JsonNode pair : pairs) {
            values.computeIfAbsent(pair.path(0).asText(), _ -> new ArrayList<>())
                    .add(pair.path(1).asText().replace("\r\n", "\n"));
        }
        return new Form("", values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw new Problem.BadRequest("the form cannot be read: " + unreadable.getMessage());
        }
    }

    Form requireWhole() {
        if (!values.containsKey(END)) {
            throw new Problem.BadRequest("only a part of the form arrived: nothing was saved");
        }
        return this;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    String get(String name) {
        return find(name).orElse("");
    }
}
