package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;

/** What a draft may still lack, but a publication may not. Asked at every way in: admin, API, schedule, import. */
public final class PublishRules {

    private PublishRules() {}

    public static List<Fault> check(ContentType type, JsonNode document) {
        var faults = new ArrayList<Fault>();
        for (Field field : type.fields()) {
            if (field.requiredToPublish() && isEmpty(document.path(field.name()))) {
                faults.add(new Fault(List.of(field.name()), field.label() + " is required to publish"));
            }
        }
        return faults;
    }

    private static boolean isEmpty(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> true;
            case STRING -> value.textValue().isBlank();
            case ARRAY, OBJECT -> value.isEmpty();
            default -> false;
        };
    }
}
