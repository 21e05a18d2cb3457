package org.openvault.backend.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every request that a test sends by REST Assured: what comes of it is what the OpenAPI document says. */
public class ContractFilter implements Filter {

    /** What compressed bytes begin with, which a test asked for as they are. */
    private static final byte GZIP = 0x1f;

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable List<Described> operations;
    private @Nullable SchemaCheck schemas;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (uri.getPath().startsWith("/api/") && !request.getMethod().equals("OPTIONS")) {
            String asked = request.getMethod() + " " + request.getURI();
            check(request, uri, response, asked);
        }
        return response;
    }

    private void check(FilterableRequestSpecification request, URI uri, Response response, String asked) {
        Optional<Described> found = find(request.getMethod().replace("HEAD", "GET"), uri.getPath());
        int status = response.statusCode();
        if (found.isEmpty()) {
            require(status == 404 || status == 405 || status == 400, asked, "is answered and not described");
            return;
        }
        Described operation = found.get();
        JsonNode answer = operation.resolved(operation.json().path("responses").path(String.valueOf(status)));
        require(!answer.isMissingNode(), asked, "is answered with %d, which is not described".formatted(status));
        body(response, answer, names(uri).contains("fields"), asked + " → " + status);
        if (status < 300) {
            accepted(request, uri, operation, asked);
        }
    }

    private Optional<Described> find(String method, String path) {
        if (operations == null) {
            JsonNode document = Arc.container().instance(OpenApi.class).get().document();
            operations = Described.all(document);
            schemas = new SchemaCheck(document);
        }
        List<String> segments = Described.segments(path);
        return operations.stream()
                .filter(one -> one.matches(method, segments))
                .min(Comparator.comparing(Described::names));
    }

    private void body(Response response, JsonNode answer, boolean isOfParts, String asked) {
        String mediaType = mediaType(response.contentType());
        byte[] body = response.body().asByteArray();
        if (body.length == 0 || body[0] == GZIP) {
            return;
        }
        JsonNode content = answer.path("content").path(mediaType);
        require(!content.isMissingNode(), asked, "is answered as %s, which is not described".formatted(mediaType));
        if (mediaType.endsWith("json")) {
            schemas.requireValid(
                    content.path("schema"), isOfParts, response.body().asString(), asked + " answers");
        }
    }

    /** What was taken, the document takes too. */
    private void accepted(FilterableRequestSpecification request, URI uri, Described operation, String asked) {
        Set<String> unknown = new HashSet<>(names(uri));
        unknown.removeAll(operation.parameters("query"));
        require(unknown.isEmpty(), asked, "has the parameters %s, which are not described".formatted(unknown));
        JsonNode schema = operation
                .requestBody()
                .path(mediaType(request.getContentType()))
                .path("schema");
        if (request.getBody() instanceof String text
                && !schema.path("additionalProperties").asBoolean(schema.isMissingNode())) {
            Set<String> members = members(text);
            members.removeAll(operation.members(schema));
            require(members.isEmpty(), asked, "takes %s, which is not described".formatted(members));
        }
    }

    private static Set<String> members(String body) {
        var members = new HashSet<String>();
        try {
            JSON.readTree(body).fieldNames().forEachRemaining(members::add);
        } catch (JsonProcessingException noJson) {
            return members;
        }
        return members;
    }

    private static Set<String> names(URI uri) {
        var names = new HashSet<String>();
        if (uri.getQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                names.add(java.net.URLDecoder.decode(pair.split("=", 2)[0], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean fits, String asked, String message) {
        if (!fits) {
            throw new AssertionError(asked + " " + message + " in docs/reference/openapi.json");
        }
    }
}
