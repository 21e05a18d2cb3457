package org.openvault.backend.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** The committed document, the code's own and the JAX-RS methods say the same. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../docs/reference/openapi.json");

    @Inject
    OpenApi openApi;

    @Inject
    ContentTypes types;

    private JsonNode document;
    private List<Described> operations;

    @BeforeEach
    void read() {
        document = openApi.document();
        operations = Described.all(document);
    }

    /** {@code ./ov openapi} writes it anew. */
    @Test
    void theCommittedDocumentIsWhatTheCodeSays() throws IOException {
        String text = openApi.text();
        if (Boolean.getBoolean("ov.openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, text);
        }
        List<String> committed = Files.exists(COMMITTED) ? Files.readAllLines(COMMITTED) : List.of();
        List<String> code = text.lines().toList();
        for (int line = 0; line < Math.max(committed.size(), code.size()); line++) {
            String here = line < committed.size() ? committed.get(line) : "(the end)";
            String there = line < code.size() ? code.get(line) : "(the end)";
            if (!here.equals(there)) {
                fail(
                        "docs/reference/openapi.json, line %d, says%n%s%nand the code says%n%s%n./ov openapi writes it anew"
                                .formatted(line + 1, here, there));
            }
        }
    }

    @Test
    void everyTagHasAPageWithItsOperations() throws IOException {
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asText();
            Path page = COMMITTED.resolveSibling("api").resolve(name + ".md");
            assertThat(page).exists();
            String text = Files.readString(page);
            String table = OperationTable.putInto(text, name, document);
            if (Boolean.getBoolean("ov.openapi.write")) {
                Files.writeString(page, table);
            }
            assertThat(Files.readString(page))
                    .as(page + ": ./ov openapi writes it anew")
                    .isEqualTo(table);
            assertThat(Files.readString(page.resolveSibling("README.md"))).contains("(" + name + ".md)");
        }
    }

    @Test
    void everyMethodIsDescribed() throws IOException {
        var missing = new TreeSet<String>();
        List<Endpoint> endpoints = endpoints();
        for (Endpoint endpoint : endpoints) {
            if (operations.stream().noneMatch(endpoint::fits)) {
                missing.add(endpoint.toString());
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(100);
        assertThat(missing).as("methods that no operation describes").isEmpty();
    }

    @Test
    void everyOperationHasAMethod() throws IOException {
        List<Endpoint> endpoints = endpoints();
        assertThat(operations)
                .filteredOn(operation -> endpoints.stream().noneMatch(endpoint -> endpoint.fits(operation)))
                .as("operations that no method serves")
                .isEmpty();
    }

    /** At one of its addresses at least: pictures are posted to images alone. */
    @Test
    void whatAMethodTakesAndGivesIsDescribed() throws IOException {
        var described = new LinkedHashMap<Method, Set<String>>();
        List<Endpoint> endpoints = endpoints();
        for (Endpoint endpoint : endpoints) {
            Set<String> types = described.computeIfAbsent(endpoint.code(), code -> new HashSet<>());
            operations.stream().filter(endpoint::fits).forEach(operation -> {
                operation.requestBody().fieldNames().forEachRemaining(types::add);
                types.addAll(operation.answered());
            });
        }
        assertThat(endpoints).allSatisfy(endpoint -> assertThat(described.get(endpoint.code()))
                .as(endpoint.toString())
                .containsAll(endpoint.consumes())
                .containsAll(endpoint.produces()));
    }

    /** What was answered to an Idempotency-Key is answered again by an interceptor, which gives a Response and nothing else. */
    @Test
    void whatIsAnsweredOnceMoreIsAResponse() throws IOException {
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.method().equals("post"))
                .filteredOn(endpoint -> endpoint.code().getDeclaringClass().isAnnotationPresent(Idempotent.class))
                .hasSizeGreaterThan(20)
                .allSatisfy(endpoint -> assertThat(endpoint.code().getReturnType())
                        .as(endpoint.toString())
                        .isEqualTo(Response.class));
    }

    private static List<Endpoint> endpoints() throws IOException {
        return Endpoint.all(OpenApiTest.class.getClassLoader());
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
        var named = new TreeSet<String>();
        collect(document, named);
        assertThat(named)
                .allSatisfy(one -> assertThat(document.at(one.substring(1)).isMissingNode())
                        .as(one)
                        .isFalse());
        var there = new TreeSet<String>();
        document.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes") && !kind.getKey().equals("responses")) {
                kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> there.add("#/components/" + kind.getKey() + "/" + name));
            }
        });
        types.list().forEach(type -> there.remove("#/components/schemas/" + type.name()));
        there.removeAll(named);
        assertThat(there).as("components that nothing names").isEmpty();
    }

    private static void collect(JsonNode node, Set<String> named) {
        if (node.path("$ref").isTextual()) {
            named.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, named));
    }

    @Test
    void idsOfOperationsAreUniqueAndTheirTagsAreExplained() {
        var ids = operations.stream()
                .map(one -> one.json().path("operationId").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(one -> {
            assertThat(document.path("tags").findValuesAsText("name"))
                    .contains(one.json().path("tags").path(0).asText());
            assertThat(one.json().path("summary").asText()).as(one.toString()).isNotEmpty();
        });
    }

    @Test
    void everyTypeAndEveryBlockHasASchema() {
        types.list().forEach(type -> {
            assertThat(document.at("/components/schemas/" + type.name() + "/properties"))
                    .as(type.name())
                    .hasSize((int) type.fields().stream()
                            .filter(field -> !field.isPrivate())
                            .count());
            for (Field field : type.fields()) {
                if (field.kind() instanceof FieldKind.Stream stream) {
                    stream.blocks().forEach(block -> assertThat(
                                    document.at("/components/schemas/Block.%s/properties/type/const"
                                                    .formatted(block.name()))
                                            .asText())
                            .isEqualTo(block.name()));
                }
            }
        });
    }
}
