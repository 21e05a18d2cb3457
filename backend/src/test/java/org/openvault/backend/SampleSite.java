package org.openvault.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.page.Page;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;

/** The small world that tests live in: a home page, an exhibit index, a picture and an author; tests add exhibits of their own. */
@Singleton
public class SampleSite {

    public static final Actor EDITOR = new Actor.SystemActor("editor");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    CreateSite createSite;

    @Inject
    CreatePage createPage;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    PublishEntry publishEntry;

    public long home;
    public long index;
    public long collections;
    public long picture;
    public long author;

    /** Makes the world where it is not there yet. */
    @Transactional
    public synchronized SampleSite get() {
        if (home == 0) {
            Site site = Site.findDefault().orElseGet(() -> createSite.create(EDITOR, "Sample", "localhost"));
            picture = publishedEntry(
                    "images.Image",
                    "{'title':'Tower','alt':'A tower','external_url':'https://pictures.example/tower.jpg','width':1600,'height':900}");
            author = publishedEntry(
                    "authors.Author", "{'name':'Ada Marsh','image':%d,'bio':'<p>Writes.</p>'}".formatted(picture));
            home = createPage.create(EDITOR, site, null, "home.HomePage", "", json("{'title':'Home'}")).entryId;
            publishEntry.publish(EDITOR, home);
            index = published(home, "exhibits.ExhibitIndex", "exhibits", "{'title':'Exhibits'}");
            collections = published(home, "ov_collections.CollectionIndex", "collections", "{'title':'Collections'}");
            saveDraft.save(
                    EDITOR,
                    home,
                    json("{'title':'Home','menu':[{'value':{'title':'Exhibits','page':%d}}]}".formatted(index)),
                    1,
                    "");
            publishEntry.publish(EDITOR, home);
        }
        return this;
    }

    public static String slug(String word) {
        return word + "-" + NUMBER.incrementAndGet();
    }

    /** A published exhibit with one paragraph, under the index. */
    @Transactional
    public long exhibit(String slug) {
        return published(get().index, "exhibits.ExhibitPage", slug, exhibitDocument("Exhibit " + slug, "<p>Text.</p>"));
    }

    public String exhibitDocument(String title, String text) {
        return "{'title':'%s','cover_image':%d,'hero_image':%d,'authors':[{'value':%d}],'body':[{'type':'text','value':'%s'}]}"
                .formatted(title, picture, picture, author, text);
    }

    /** An exhibit that nobody can read yet. */
    @Transactional
    public long draft(String slug) {
        get();
        return createPage.create(
                        EDITOR,
                        Site.getDefault(),
                        index,
                        "exhibits.ExhibitPage",
                        slug,
                        json(exhibitDocument("Draft " + slug, "<p>Text.</p>")))
                .entryId;
    }

    @Transactional
    public long published(long parent, String type, String slug, String document) {
        Page page = createPage.create(EDITOR, Site.getDefault(), parent, type, slug, json(document));
        publishEntry.publish(EDITOR, page.entryId);
        return page.entryId;
    }

    @Transactional
    public long publishedEntry(String type, String document) {
        long id = createEntry.create(EDITOR, type, Site.getDefault(), json(document), "").id;
        publishEntry.publish(EDITOR, id);
        return id;
    }

    public long draftEntry(String type, String document) {
        return draftEntry(type, json(document));
    }

    @Transactional
    public long draftEntry(String type, JsonNode document) {
        return createEntry.create(EDITOR, type, Site.getDefault(), document, "").id;
    }

    @Transactional
    public Revision saveOver(long entry, String document, int basedOn) {
        return saveDraft.save(EDITOR, entry, json(document), basedOn, "");
    }

    /** Saves another revision of an entry. */
    public Revision save(long entry, String document) {
        return save(entry, json(document));
    }

    @Transactional
    public Revision save(long entry, JsonNode document) {
        Version latest = Revision.findLatest(entry).orElseThrow().version();
        if (saveDraft.save(EDITOR, entry, document, latest, "", false) instanceof SaveOutcome.Saved saved) {
            return saved.revision();
        }
        throw new AssertionError("somebody else saved entry " + entry);
    }

    /** JSON, with single quotes for the eyes' sake. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
