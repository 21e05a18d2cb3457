package org.openvault.backend.api.v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.FieldsParameter.Choice;
import org.openvault.backend.api.ListParameters;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.Reading;
import org.openvault.backend.api.SitesOfRequest;
import org.openvault.backend.api.v2.Keys.Selection;
import org.openvault.backend.api.v2.Keys.View;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Listing;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.RichTextFormat;
import org.openvault.backend.delivery.Sites.Site;
import org.openvault.backend.delivery.Slice;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.SiteAddress;

/** Lists and details of every endpoint of the v2 API: what Wagtail's API v2 and the present site's clients know. */
@ApplicationScoped
public class Answers {

    /** {@code _} comes from clients that want no cache between, {@code format} from those that could have HTML elsewhere. */
    private static final Set<String> OF_ALL = Set.of("rich_text_format", "_", "format");

    private static final String[] OF_DETAILS = {"fields", "rich_text_format", "as_of", "_", "format"};

    @Inject
    Reading reading;

    @Inject
    ContentTypes types;

    @Inject
    Shapes shapes;

    @Inject
    SiteAddress siteAddress;

    @Inject
    V2Config config;

    @Inject
    ObjectMapper json;

    @Context
    HttpHeaders headers;

    public Response list(Endpoint endpoint, UriInfo uri) {
        var given = new QueryParameters(uri);
        var parameters = ListParameters.of(given, endpoint.kind(), possible(endpoint), false, OF_ALL);
        List<Choice> choices = fields(given);
        Listing.Range range = range(given);
        try (V2 v2 = open(given)) {
            parameters.types().forEach(type -> v2.dependsOn("type:" + type.name()));
            if (parameters.isAboutContent()) {
                v2.dependsOn("search"); // which every publication touches
            }
            boolean isOneType = endpoint.kind() != EntryKind.PAGE || endpoint.type() != null || parameters.namesTypes();
            Selection selection = shapes.of(
                            endpoint,
                            isOneType ? parameters.types() : List.of(),
                            v2.sites().hasSeveralLocales())
                    .select(choices, View.LIST);
            Site site = endpoint.kind() == EntryKind.PAGE ? SitesOfRequest.answering(given, v2.sites(), headers) : null;
            return list(v2, endpoint, selection, v2.snapshot().list(listing(parameters, v2, endpoint, site, range)));
        }
    }

    private static Listing listing(
            ListParameters parameters, V2 v2, Endpoint endpoint, @Nullable Site site, Listing.Range range) {
        Listing listing = parameters.listing(v2.snapshot(), site, site, endpoint.order(), range);
        return endpoint.type() == null ? listing : listing.ofTypes(List.of(endpoint.type()));
    }

    private List<ContentType> possible(Endpoint endpoint) {
        return types.list().stream()
                .filter(type -> type.kind() == endpoint.kind())
                .filter(type -> endpoint.type() == null || type.name().equals(endpoint.type()))
                .toList();
    }

    private Response list(V2 v2, Endpoint endpoint, Selection selection, Slice slice) {
        Map<Long, String> documents = selection.needsDocument()
                ? v2.snapshot()
                        .documents(slice.items().stream().map(Live::entryId).toList())
                : Map.of();
        List<Item> items = slice.items().stream()
                .map(live -> Item.of(v2, endpoint.name(), live, document(live, documents.get(live.entryId()))))
                .toList();
        v2.load(items, selection);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("meta").put("total_count", slice.count());
        ArrayNode array = body.putArray("items");
        items.forEach(item -> array.add(selection.write(item)));
        return v2.answer(body);
    }

    public Response detail(Endpoint endpoint, long id, UriInfo uri) {
        var given = QueryParameters.of(uri, OF_DETAILS);
        List<Choice> choices = fields(given);
        try (V2 v2 = open(given)) {
            var stored = v2.snapshot()
                    .document(endpoint.kind().value(), id)
                    .filter(found -> endpoint.type() == null
                            || endpoint.type().equals(found.live().type()))
                    .orElseThrow(
                            () -> new Problem.NotFound("there is no entry " + id + " among the " + endpoint.name()));
            return detail(v2, endpoint, stored.live(), document(stored.live(), stored.document()), choices);
        }
    }

    /** A page as it would be shown if it were live. */
    Response preview(QueryParameters given, Function<Snapshot, Live> page, JsonNode document) {
        try (V2 v2 = open(given)) {
            return detail(v2, Endpoint.PAGES, page.apply(v2.snapshot()), document, List.of());
        }
    }

    private Response detail(V2 v2, Endpoint endpoint, Live live, JsonNode document, List<Choice> choices) {
        List<ContentType> type = List.of(types.get(live.type()));
        Selection selection =
                shapes.of(endpoint, type, v2.sites().hasSeveralLocales()).select(choices, View.DETAIL);
        var item = Item.of(v2, endpoint.name(), live, document);
        v2.load(List.of(item), selection);
        return v2.answer(selection.write(item));
    }

    private JsonNode document(Live live, @Nullable String stored) {
        if (stored == null) {
            return live.summary();
        }
        try {
            JsonNode document = json.readTree(stored);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException unreadable) {
            // told below
        }
        throw new Problem.BrokenDocument("the document of entry " + live.entryId() + " is not an object");
    }

    V2 open(QueryParameters given) {
        RichTextFormat format = richTextFormat(given);
        requireJson(given);
        Snapshot snapshot = reading.open(given.text("as_of").orElse(null));
        try {
            return new V2(snapshot, snapshot.sites(siteAddress.url()), types, shapes, format);
        } catch (RuntimeException failed) {
            snapshot.close();
            throw failed;
        }
    }

    private static RichTextFormat richTextFormat(QueryParameters given) {
        Optional<String> text = given.text("rich_text_format");
        return text.isEmpty()
                ? RichTextFormat.HTML
                : RichTextFormat.find(text.get())
                        .orElseThrow(() -> new Problem.BadRequest(
                                "rich_text_format must be one of db_html, html, db_markdown, markdown, json"));
    }

    private static void requireJson(QueryParameters given) {
        if (given.text("format").filter(format -> !format.equals("json")).isPresent()) {
            throw new Problem.NotFound("answers have the format json");
        }
    }

    private static List<Choice> fields(QueryParameters given) {
        return given.text("fields").map(FieldsParameter::parse).orElse(List.of());
    }

    private Listing.Range range(QueryParameters given) {
        long limit = number(given, "limit", Math.min(20, config.limitMax()));
        if (limit > config.limitMax()) {
            throw new Problem.BadRequest("limit cannot be higher than " + config.limitMax());
        }
        return new Listing.Range(number(given, "offset", 0), (int) limit, null);
    }

    /** A number with more digits than fit is more than any limit. */
    private static long number(QueryParameters given, String name, int usual) {
        Optional<String> text = given.text(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]+")) {
            throw new Problem.BadRequest(name + " must be a positive integer");
        }
        String digits = text.get().replaceFirst("^0+(?=.)", "");
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
