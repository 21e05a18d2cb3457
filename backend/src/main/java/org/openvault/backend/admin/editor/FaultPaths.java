package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.backend.document.Fault;

/** Faults by the control that they belong to: documents count their elements, forms call them by their ids. */
final class FaultPaths {

    private FaultPaths() {}

    /** @param document what the faults were found in */
    static Map<String, String> of(List<Fault> faults, JsonNode document) {
        var byPath = new LinkedHashMap<String, String>();
        for (Fault fault : faults) {
            byPath.merge(path(fault.at(), document), fault.message(), (one, other) -> one + "; " + other);
        }
        return byPath;
    }

    private static String path(List<Object> at, JsonNode document) {
        var path = new StringBuilder();
        JsonNode here = document;
        for (Object step : at) {
            here = step instanceof Integer index ? here.path(index) : here.path(step.toString());
            String name = step instanceof Integer ? here.path("id").asText() : step.toString();
            path.append(path.isEmpty() ? "" : "/").append(name);
        }
        return path.toString();
    }
}
