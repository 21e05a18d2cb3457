package org.openvault.backend.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** Reads JSON of strangers: what two readers could take for two different things is refused, and so is what is out of measure. */
public final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.{0,100})'.*", Pattern.DOTALL);

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private interface Source {
        JsonNode read() throws IOException;
    }

    private StrictJson() {}

    /** Null where there is nothing at all. */
    public static @Nullable JsonNode read(InputStream stream) throws IOException {
        return read(() -> MAPPER.readTree(stream));
    }

    public static @Nullable JsonNode read(String text) throws IOException {
        return read(() -> MAPPER.readTree(text));
    }

    private static @Nullable JsonNode read(Source source) throws IOException {
        try {
            JsonNode json = source.read();
            if (json == null || json.isMissingNode()) {
                return null;
            }
            var faults = new ArrayList<Fault>();
            check(json, new ArrayList<>(), faults);
            if (!faults.isEmpty()) {
                throw new Problem.InvalidContent(faults);
            }
            return json;
        } catch (StreamConstraintsException outOfMeasure) {
            throw new Problem.BadRequest(
                    "the body is nested deeper than %d, or holds a number of more than %d characters, or a text without end"
                            .formatted(DEEPEST, LONGEST_NUMBER));
        } catch (JsonProcessingException unreadable) {
            throw new Problem.BadRequest("the body is not JSON" + why(unreadable));
        } catch (CharConversionException unreadable) {
            throw new Problem.BadRequest("the body is not JSON in UTF-8");
        }
    }

    private static String why(JsonProcessingException unreadable) {
        Matcher duplicate = DUPLICATE.matcher(unreadable.getOriginalMessage());
        JsonLocation at = unreadable.getLocation();
        String place = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return duplicate.matches() ? place + ": the key '" + duplicate.group(1) + "' is there twice" : place;
    }

    /** The database cannot keep a NUL, and no JSON can say that a number is infinite. */
    private static void check(JsonNode json, List<Object> at, List<Fault> faults) {
        if (json.isTextual() && json.textValue().indexOf('\0') >= 0) {
            faults.add(new Fault(at, "must be a text without NUL characters"));
        } else if (json.isDouble() && !Double.isFinite(json.doubleValue())) {
            faults.add(new Fault(at, "is too large a number"));
        } else if (json.isArray()) {
            for (int index = 0; index < json.size(); index++) {
                check(json.get(index), at, index, faults);
            }
        } else {
            json.properties().forEach(field -> {
                if (field.getKey().indexOf('\0') >= 0) {
                    faults.add(new Fault(at, "has a key with a NUL character"));
                } else {
                    check(field.getValue(), at, field.getKey(), faults);
                }
            });
        }
    }

    private static void check(JsonNode json, List<Object> at, Object step, List<Fault> faults) {
        at.add(step);
        check(json, at, faults);
        at.removeLast();
    }
}
