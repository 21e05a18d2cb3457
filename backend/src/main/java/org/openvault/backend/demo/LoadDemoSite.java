package org.openvault.backend.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.page.Page;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;

/**
 * Fills an empty database with the demo site: all of it or, should anything fail, nothing. Files name each other by name;
 * here the names become ids.
 */
@ApplicationScoped
public class LoadDemoSite {

    private static final Actor ACTOR = new Actor.SystemActor("demo");

    @Inject
    ContentTypes types;

    @Inject
    CreateSite createSite;

    @Inject
    CreateEntry createEntry;

    @Inject
    CreatePage createPage;

    @Inject
    SaveDraft saveDraft;

    @Inject
    PublishEntry publishEntry;

    @Inject
    StoreImage storeImage;

    @Inject
    ObjectMapper json;

    @Inject
    EntityManager entities;

    /** @return false when there is a site already */
    @Transactional
    public boolean load() {
        if (Site.findDefault().isPresent()) {
            return false;
        }
        takeTurn();
        if (Site.findDefault().isPresent()) {
            return false;
        }
        try {
            Site site = createSite.create(ACTOR, "Open Vault", "localhost");
            JsonNode index = read("index.json");
            var names = new Names();
            for (JsonNode file : index.path("images")) {
                loadImage(site, file.asText(), names);
            }
            for (JsonNode file : index.path("authors")) {
                JsonNode document = names.resolve(document(read(file.asText())));
                loadEntry(site, "authors.Author", document, "author:" + nameOf(file.asText()), names);
            }
            loadPages(site, index.path("pages"), names);
            for (JsonNode redirect : index.path("redirects")) {
                String from = redirect.path("from").asText();
                loadEntry(site, "redirects.Redirect", names.resolve(redirect), "redirect:" + from, names);
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo site cannot be read", unreadable);
        }
    }

    /** Several processes may start on an empty database at once. */
    private void takeTurn() {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('the demo site', 0))")
                .getSingleResult();
    }

    private void loadImage(Site site, String file, Names names) throws IOException {
        ObjectNode document = (ObjectNode) document(read(file));
        String picture = document.path("file").asText();
        try (InputStream content = open(file.substring(0, file.lastIndexOf('/') + 1) + picture)) {
            document.set("file", storeImage.store(ACTOR, MediaFolder.root().id, content.readAllBytes()));
        }
        loadEntry(site, "images.Image", document, "image:" + nameOf(file), names);
    }

    private void loadEntry(Site site, String type, JsonNode document, String name, Names names) {
        Entry entry = createEntry.create(ACTOR, type, site, document, "");
        publish(entry.id, name);
        names.put(name, entry.id);
    }

    /** Pages link to each other: all are made before any is written. */
    private void loadPages(Site site, JsonNode files, Names names) throws IOException {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (JsonNode file : files) {
            String path = pathOf(file.asText());
            JsonNode source = read(file.asText());
            String parentPath = path.equals("/") ? "" : path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
            Long parentId = parentPath.isEmpty() ? null : pages.get(parentPath).entryId;
            String slug = path.substring(parentPath.length()).replace("/", "");
            JsonNode title = JsonNodeFactory.instance
                    .objectNode()
                    .set("title", document(source).path("title"));
            Page page =
                    createPage.create(ACTOR, site, parentId, source.path("type").asText(), slug, title);
            pages.put(path, page);
            names.put("page:" + path, page.entryId);
        }
        for (JsonNode file : files) {
            String path = pathOf(file.asText());
            saveDraft.save(ACTOR, pages.get(path).entryId, names.resolve(document(read(file.asText()))), 1, "");
            publish(pages.get(path).entryId, path);
        }
    }

    private void publish(long entryId, String name) {
        PublishOutcome outcome = publishEntry.publish(ACTOR, entryId);
        if (!(outcome instanceof PublishOutcome.Published)) {
            throw new IllegalStateException("the demo's " + name + " cannot be published: " + outcome);
        }
    }

    private static JsonNode document(JsonNode source) {
        return source.has("document") ? source.get("document") : source;
    }

    /** {@code pages/exhibits/x/index.json} stands at {@code /exhibits/x/}. */
    private static String pathOf(String file) {
        return file.substring("pages".length(), file.length() - "index.json".length());
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".json".length());
    }

    private JsonNode read(String file) throws IOException {
        try (InputStream content = open(file)) {
            return json.readTree(content);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + file);
        if (content == null) {
            throw new IOException("there is no demo/" + file);
        }
        return content;
    }
}
