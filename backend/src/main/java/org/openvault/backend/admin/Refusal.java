package org.openvault.backend.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openvault.backend.problem.Problem;

/**
 * Why a form was not taken, for the form that is shown again.
 *
 * @param status of the answer; 200 when nothing was refused
 * @param faults by name of the field
 */
public record Refusal(int status, String message, Map<String, String> faults) {

    public static final Refusal NONE = new Refusal(200, "", Map.of());

    public static Refusal of(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        if (problem instanceof Problem.InvalidContent invalid) {
            invalid.faults()
                    .forEach(fault -> faults.putIfAbsent(
                            fault.at().isEmpty()
                                    ? ""
                                    : String.valueOf(fault.at().getFirst()),
                            fault.message()));
        }
        return new Refusal(problem.status(), faults.isEmpty() ? problem.getMessage() : "", faults);
    }

    public boolean isAny() {
        return status != 200;
    }

    /** Empty when the field is as it should be. */
    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
