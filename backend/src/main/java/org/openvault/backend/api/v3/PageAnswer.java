package org.openvault.backend.api.v3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Expansion;
import org.openvault.backend.delivery.FieldOutput;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.SiteOutput;
import org.openvault.backend.delivery.Slice;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;

/** A page with all that it shows: what stands above and below it, what it lists, and everything that it names. */
final class PageAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE_OF_LIST = 24;
    private static final int ROW_OF_HOME = 12;

    /** What one request asks, and what is noted while it is answered. */
    record Question(
            Snapshot snapshot,
            Snapshot.Found found,
            ContentTypes types,
            String url,
            int page,
            CacheTags tags,
            Expansion expansion) {

        Question(Snapshot snapshot, Snapshot.Found atAddress, ContentTypes types, String defaultUrl, int page) {
            this(snapshot, inItsLanguage(snapshot, atAddress), atAddress.isDefault(), types, defaultUrl, page);
        }

        private Question(
                Snapshot snapshot,
                Snapshot.Found found,
                boolean isDefault,
                ContentTypes types,
                String defaultUrl,
                int page) {
            this(
                    snapshot,
                    found,
                    types,
                    found.isDefault() ? defaultUrl : "https://" + found.host(),
                    page,
                    new CacheTags());
        }

        private Question(
                Snapshot snapshot, Snapshot.Found found, ContentTypes types, String url, int page, CacheTags tags) {
            this(
                    snapshot,
                    found,
                    types,
                    url,
                    page,
                    tags,
                    new Expansion(
                            types,
                            snapshot,
                            tags,
                            found.entry().map(Live::locale).orElse(null)));
        }

        /** Around a page in another language than the site's root stands what the root's translation says. */
        private static Snapshot.Found inItsLanguage(Snapshot snapshot, Snapshot.Found found) {
            Optional<Live> home = found.home();
            if (home.isEmpty()
                    || found.entry().isEmpty()
                    || found.entry().get().kind().equals("redirect")
                    || found.entry().get().locale().equals(home.get().locale())) {
                return found;
            }
            Live translated = snapshot.translationsOf(
                            List.of(home.get().entryId()), found.entry().get().locale())
                    .get(home.get().entryId());
            return translated == null ? found : found.withHome(translated);
        }

        /** The site alone, for answers that show no page. */
        ObjectNode site() {
            found.home().ifPresent(home -> expansion.load(expansion.namedBy(home)));
            return SiteOutput.of(found, url, expansion, tags);
        }

        FieldOutput output() {
            return new FieldOutput(types, expansion, url);
        }
    }

    private final Question question;
    private final Live page;
    private final ContentType type;
    private final List<Live> ancestors = new ArrayList<>();
    private final List<Live> children = new ArrayList<>();
    private final List<Live> siblings = new ArrayList<>();
    private final Map<String, Slice> listings = new LinkedHashMap<>();

    private PageAnswer(Question question, Live page) {
        this.question = question;
        this.page = page;
        this.type = question.types().get(page.type());
    }

    static Response of(Question question, Live page) {
        return new PageAnswer(question, page).answer();
    }

    private Response answer() {
        JsonNode document = read(question.found().document());
        loadNeighbours();
        loadSiblings();
        loadListings();
        if (isBeyondTheEnd()) {
            return beyondTheEnd();
        }
        loadNamed(document);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("site", SiteOutput.of(question.found(), question.url(), question.expansion(), question.tags()));
        body.set("page", page(document));
        body.set("ancestors", ancestors());
        body.set("children", cards(children));
        body.set("siblings", cards(siblings));
        body.set("listings", listings());
        return Answer.of(200, body, question.snapshot(), question.found(), question.tags());
    }

    private JsonNode read(String document) {
        try {
            JsonNode read = JSON.readTree(document);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException unreadable) {
            // told below
        }
        throw new Problem.BrokenDocument("the document of page " + page.entryId() + " is not an object");
    }

    private void loadNeighbours() {
        question.expansion().add(page);
        question.tags().add("children:" + page.entryId());
        for (Live neighbour :
                question.snapshot().neighbours(question.found().siteId(), page.path(), page.entryId(), type.shown())) {
            question.expansion().add(neighbour);
            (Objects.equals(neighbour.parentId(), page.entryId()) ? children : ancestors).add(neighbour);
        }
    }

    /** Chapters beside a chapter: the children of a parent of the same type, this page among them. */
    private void loadSiblings() {
        if (!ancestors.isEmpty() && ancestors.getLast().type().equals(page.type())) {
            long parent = ancestors.getLast().entryId();
            question.tags().add("children:" + parent);
            siblings.addAll(question.snapshot().children(parent, type.shown()));
            siblings.forEach(question.expansion()::add);
        }
    }

    /** An index lists its own children, page by page; the home page the first of each type. */
    private void loadListings() {
        boolean index = type.lists().size() == 1;
        for (String listed : type.lists()) {
            Slice slice = index
                    ? slice(page.entryId(), listed, (question.page() - 1) * PAGE_OF_LIST, PAGE_OF_LIST)
                    : slice(null, listed, 0, ROW_OF_HOME);
            listings.put(listed, slice);
            question.tags().add("type:" + listed);
            slice.items().forEach(question.expansion()::add);
        }
        if (index) {
            children.clear(); // the listing shows them, in its own order
        }
    }

    private boolean isBeyondTheEnd() {
        return question.page() < 1
                || (question.page() > 1
                        && listings.values().stream().allMatch(s -> s.items().isEmpty()));
    }

    /** A cache believes that something is not there only when it is told what that depends on. */
    private Response beyondTheEnd() {
        ObjectNode body = ProblemJson.body(404, "Not found", "there is no page " + question.page() + " of this list");
        body.set("site", question.site());
        return Answer.of(404, body, question.snapshot(), question.found(), question.tags());
    }

    private Slice slice(@org.jspecify.annotations.Nullable Long parentId, String listed, int offset, int limit) {
        return question.snapshot()
                .newest(question.found().siteId(), page.locale(), parentId, listed, Math.max(0, offset), limit);
    }

    private void loadNamed(JsonNode document) {
        Expansion expansion = question.expansion();
        Set<Long> named = new LinkedHashSet<>(namedBy(document));
        children.forEach(child -> named.addAll(expansion.namedBy(child)));
        siblings.forEach(sibling -> named.addAll(expansion.namedBy(sibling)));
        listings.values().forEach(slice -> slice.items().forEach(item -> named.addAll(expansion.namedBy(item))));
        question.found().home().ifPresent(home -> named.addAll(expansion.namedBy(home)));
        expansion.load(named);
    }

    private Set<Long> namedBy(JsonNode document) {
        try {
            return question.expansion().namedBy(page.type(), document);
        } catch (RuntimeException broken) {
            throw new Problem.BrokenDocument("the document of page " + page.entryId() + " cannot be read: " + broken);
        }
    }

    private ObjectNode page(JsonNode document) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("id", page.entryId());
        ObjectNode meta = result.putObject("meta")
                .put("type", page.type())
                .put("slug", page.slug())
                .put("url", page.path())
                .put("html_url", question.url() + page.path())
                .put("locale", page.locale());
        try {
            question.output().write(type.fields(), document, result);
        } catch (Problem.BrokenDocument broken) {
            throw new Problem.BrokenDocument(
                    "page " + page.entryId() + " at " + page.path() + ": " + broken.getMessage());
        }
        for (String ofAllPages : List.of("seo_title", "search_description", "show_in_menus")) {
            meta.set(ofAllPages, result.remove(ofAllPages));
        }
        ArrayNode translations = meta.putArray("translations");
        question.found().translations().forEach(other -> {
            question.tags().add("page:" + other.id());
            translations
                    .addObject()
                    .put("locale", other.locale())
                    .put("url", other.url())
                    .put("html_url", question.url() + other.url());
        });
        meta.put("first_published_at", page.firstPublishedAt().toString());
        meta.put("last_published_at", page.lastPublishedAt().toString());
        meta.set("parent", ancestors.isEmpty() ? NullNode.instance : link(ancestors.getLast()));
        return result;
    }

    private ArrayNode ancestors() {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        ancestors.forEach(ancestor -> result.add(link(ancestor)));
        return result;
    }

    private static ObjectNode link(Live page) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", page.entryId())
                .put("type", page.type())
                .put("title", page.title())
                .put("url", page.path());
    }

    private ArrayNode cards(List<Live> pages) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        pages.forEach(one -> result.add(question.output().card(one)));
        return result;
    }

    private ArrayNode listings() {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        listings.forEach((listed, slice) -> result.addObject()
                .put("type", listed)
                .put("count", slice.count())
                .put("page", question.page())
                .put("pages", Math.max(1, (slice.count() + PAGE_OF_LIST - 1) / PAGE_OF_LIST))
                .set("items", cards(slice.items())));
        return result;
    }
}
