package org.openvault.backend.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.Fields;

/** What the reader of documents lets through, the schema lets through; what it refuses, the schema refuses. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ContentTypes types;

    @Inject
    SampleSite site;

    @Inject
    EntityManager entities;

    @Inject
    SqlStatements statements;

    private static Set<ValidationMessage> check(ContentType type, JsonNode document) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JsonSchema.of(type), config)
                .validate(document.toString(), InputFormat.JSON);
    }

    @Test
    void everySchemaIsOne() {
        com.networknt.schema.JsonSchema ofSchemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (ContentType type : types.list()) {
            assertThat(ofSchemas.validate(JsonSchema.of(type).toString(), InputFormat.JSON))
                    .as(type.name())
                    .isEmpty();
        }
    }

    @Test
    void everyDocumentOfTheDemoFits() throws IOException {
        JsonNode index = demo("index.json");
        int checked = 0;
        for (String part : List.of("images", "authors", "pages")) {
            for (JsonNode file : index.path(part)) {
                JsonNode source = demo(file.asText());
                String typeName =
                        switch (part) {
                            case "images" -> "images.Image";
                            case "authors" -> "authors.Author";
                            default -> source.path("type").asText();
                        };
                ContentType type = types.get(typeName);
                JsonNode document = withIds(source.has("document") ? source.get("document") : source);
                if (part.equals("images")) {
                    ((ObjectNode) document).set("file", json("{'key':'x','width':1,'height':1}"));
                }
                var reading = DocumentReader.read(type, document);
                assertThat(reading.faults()).as(file.asText()).isEmpty();
                assertThat(check(type, reading.document())).as(file.asText()).isEmpty();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    private static JsonNode demo(String file) throws IOException {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + file)) {
            return JSON.readTree(content);
        }
    }

    /** The demo's files say names where documents say ids. */
    private static JsonNode withIds(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(each -> result.set(each.getKey(), withIds(each.getValue())));
            return result;
        }
        if (node.isArray()) {
            var result = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> result.add(withIds(item)));
            return result;
        }
        return node.isTextual() && node.textValue().matches("(image|author|page):\\S+")
                ? JsonNodeFactory.instance.numberNode(7)
                : node;
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyDocumentThatIsStoredFits() throws IOException {
        site.get();
        site.exhibit(SampleSite.slug("schema"));
        List<Tuple> rows = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select type, cast(document as text), entry_id from revision where document is not null",
                        Tuple.class)
                .getResultList());
        rows.removeIf(row -> statements.broken().contains(row.get(2, Long.class)));
        assertThat(rows).hasSizeGreaterThan(5);
        for (Tuple row : rows) {
            String document = row.get(1, String.class);
            assertThat(check(types.get(row.get(0, String.class)), JSON.readTree(document)))
                    .as(document)
                    .isEmpty();
        }
    }

    private static final String ID = "'id':'0f0e0d0c-0b0a-4908-8706-050403020100'";

    /** One field of each kind, so that a kind cannot be forgotten here. */
    private static final ContentType EACH = ContentType.ofKind(EntryKind.SNIPPET, "test.Each", "Each", "text")
            .with(
                    Fields.text("text", "Text", 5),
                    Fields.richText("rich", "Rich"),
                    Fields.html("html", "HTML"),
                    Fields.bool("flag", "Flag"),
                    Fields.wholeNumber("whole", "Whole"),
                    Fields.date("date", "Date"),
                    Fields.duration("duration", "Duration"),
                    Fields.choice("choice", "Choice", "one", "two"),
                    Fields.url("url", "Address"),
                    Fields.words("words", "Words", "[a-z]+"),
                    Fields.tags("tags", "Tags"),
                    Fields.image("image", "Image"),
                    Fields.page("page", "Page", "exhibits.ExhibitPage"),
                    Fields.table("table", "Table"),
                    Fields.file("file", "File"),
                    Fields.focalPoint("focus", "Focus"),
                    Fields.snippets("authors", "Authors", 1, "authors.Author"),
                    Fields.structs("links", "Links", 2, Fields.text("title", "Title", 10)),
                    Fields.stream(
                            "body",
                            "Body",
                            List.of(
                                    Fields.block("code", "Code", new FieldKind.Text(10)),
                                    Fields.block("number", "Number", new FieldKind.Number(false)),
                                    Fields.block("file", "File", new FieldKind.DocumentReference()))),
                    Fields.text("secret", "Secret", 5).hidden());

    @Test
    void whatIsOfItsKindFits() {
        for (String document : List.of(
                "{}",
                "{'text':'a\\nb'}",
                "{'rich':'<p>x</p>','html':'<b>'}",
                "{'flag':true,'whole':-7,'date':'2026-11-21','duration':'90.0','choice':'two'}",
                "{'url':''}",
                "{'url':'/a?b#c'}",
                "{'url':'#a'}",
                "{'url':'HTTPS://a.example/'}",
                "{'url':'mailto:a@b.example'}",
                "{'words':['a','bc'],'tags':['A','B'],'image':1,'page':2}",
                "{'table':[['a','<b>b</b>'],[]]}",
                "{'file':{'key':'k','width':1,'height':2,'bytes':3,'type':'image/png'}}",
                "{'focus':{'x':0,'y':1}}",
                "{'authors':[{" + ID + ",'value':1}]}",
                "{'links':[{" + ID + ",'value':{'title':'t'}}]}",
                "{'body':[{'type':'code'," + ID + ",'value':'x'}]}",
                "{'body':[{'type':'number'," + ID + ",'value':1.5}]}")) {
            assertThat(check(EACH, json(document))).as(document).isEmpty();
            assertThat(DocumentReader.read(EACH, json(document)).faults())
                    .as(document)
                    .isEmpty();
        }
    }

    @Test
    void whatIsOfAnotherKindDoesNot() {
        for (String document : List.of(
                "[]",
                "{'unknown':1}",
                "{'text':'123456'}",
                "{'text':7}",
                "{'text':'a\\u0000'}",
                "{'rich':7}",
                "{'html':[]}",
                "{'flag':'true'}",
                "{'whole':1.5}",
                "{'whole':'1'}",
                "{'date':'21.11.2026'}",
                "{'duration':'-1'}",
                "{'choice':'three'}",
                "{'url':'javascript:alert(1)'}",
                "{'url':'//evil.example'}",
                "{'url':'/\\\\evil.example'}",
                "{'url':'relative'}",
                "{'words':['A']}",
                "{'tags':'a'}",
                "{'image':0}",
                "{'image':'1'}",
                "{'page':1.5}",
                "{'table':{}}",
                "{'file':'x'}",
                "{'focus':{'x':2,'y':0}}",
                "{'focus':{'x':0}}",
                "{'authors':[{" + ID + "}]}",
                "{'authors':[{'id':'x','value':1}]}",
                "{'authors':[{'value':1},{'value':2}]}",
                "{'links':[{" + ID + ",'value':{'text':'t'}}]}",
                "{'body':[{'type':'other'," + ID + ",'value':'x'}]}",
                "{'body':[{'type':'code'," + ID + ",'value':1}]}",
                "{'body':[{'type':'number'," + ID + ",'value':'x'}]}")) {
            assertThat(check(EACH, json(document))).as(document).isNotEmpty();
            assertThat(DocumentReader.read(EACH, json(document)).faults())
                    .as(document)
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsStoredNeedsWhatTheReaderWouldMake() {
        for (String document : List.of(
                "{'authors':[{'value':1}]}",
                "{'body':[{'type':'code','value':'x'}]}",
                "{'body':[{'type':'code'," + ID + ",'value':'x','more':1}]}",
                "{'focus':{'x':0,'y':0,'z':0}}",
                "{'duration':90}",
                "{'secret':'x'}")) {
            assertThat(check(EACH, json(document))).as(document).isNotEmpty();
        }
    }

    @Test
    void everyKindIsTried() {
        var tried = new ArrayList<Class<?>>();
        EACH.fields().stream().map(Field::kind).forEach(kind -> collect(kind, tried));
        assertThat(tried).containsAll(List.of(FieldKind.class.getPermittedSubclasses()));
    }

    private static void collect(FieldKind kind, List<Class<?>> found) {
        found.add(kind.getClass());
        switch (kind) {
            case FieldKind.ListOf list -> collect(list.item(), found);
            case FieldKind.Struct struct -> struct.fields().forEach(field -> collect(field.kind(), found));
            case FieldKind.Stream stream -> stream.blocks().forEach(block -> collect(block.value(), found));
            default -> {}
        }
    }
}
