package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names in examples stand for. A name such as {@code $page} that has no value yet takes the one that it meets in an answer;
 * {@code …} stands for anything.
 */
final class Names {

    private static final Pattern NAME = Pattern.compile("\\$([a-z_]+)|…");
    private static final Pattern QUOTED = Pattern.compile("\"\\$([a-z_]+)\"");

    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String name, Object value) {
        values.put(name, value.toString());
    }

    /** With values for names; in JSON a number stands without the quotation marks that its name has. */
    String filledJson(String text) {
        String unquoted = QUOTED.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(
                        value(name.group(1)).matches("[0-9]+") ? value(name.group(1)) : name.group()));
        return filled(unquoted);
    }

    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(name.group(1) == null ? "…" : value(name.group(1))));
    }

    private String value(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalStateException("$" + name + " has no value yet");
        }
        return values.get(name);
    }

    boolean fits(String expected, String actual) {
        var pattern = new StringBuilder();
        var free = new ArrayList<String>();
        Matcher name = NAME.matcher(expected);
        int end = 0;
        while (name.find()) {
            pattern.append(Pattern.quote(expected.substring(end, name.start())));
            String known = name.group(1) == null ? null : values.get(name.group(1));
            if (known != null) {
                pattern.append(Pattern.quote(known));
            } else {
                free.add(name.group(1) == null ? "" : name.group(1));
                pattern.append("(.*)");
            }
            end = name.end();
        }
        pattern.append(Pattern.quote(expected.substring(end)));
        Matcher found = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
        if (!found.matches()) {
            return false;
        }
        for (int group = 0; group < free.size(); group++) {
            if (!free.get(group).isEmpty()) {
                values.put(free.get(group), found.group(group + 1));
            }
        }
        return true;
    }

    /** Every difference between what is given and what is there; what is there may have more members, and longer lists after a …. */
    List<String> differences(String at, JsonNode expected, JsonNode actual) {
        var differences = new ArrayList<String>();
        if (expected.isTextual() && NAME.matcher(expected.textValue()).find()) {
            if (actual.isMissingNode()
                    || !fits(expected.textValue(), actual.isValueNode() ? actual.asText() : actual.toString())) {
                differences.add("%s is %s and not %s".formatted(at, actual, expected));
            }
        } else if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(member -> differences.addAll(
                            differences(at + "." + member.getKey(), member.getValue(), actual.path(member.getKey()))));
        } else if (expected.isArray() && actual.isArray()) {
            differences.addAll(items(at, expected, actual));
        } else if (!expected.equals(actual)) {
            differences.add("%s is %s and not %s".formatted(at, actual, expected));
        }
        return differences;
    }

    private List<String> items(String at, JsonNode expected, JsonNode actual) {
        var differences = new ArrayList<String>();
        boolean open = expected.size() > 0
                && expected.get(expected.size() - 1).asText().equals("…");
        int named = expected.size() - (open ? 1 : 0);
        if (open ? actual.size() < named : actual.size() != named) {
            differences.add("%s has %d items: %s".formatted(at, actual.size(), actual));
        }
        for (int item = 0; item < Math.min(named, actual.size()); item++) {
            differences.addAll(differences(at + "[" + item + "]", expected.get(item), actual.get(item)));
        }
        return differences;
    }
}
