package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;
import static org.openvault.backend.permission.PermissionWorld.AUTHOR;
import static org.openvault.backend.permission.PermissionWorld.EXHIBIT;
import static org.openvault.backend.permission.PermissionWorld.IMAGE;
import static org.openvault.backend.permission.PermissionWorld.REDIRECT;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.permission.Policy.Thing;
import org.openvault.backend.redirect.ListRedirects;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;

/** Making things, and writing in them. */
@Singleton
class ContentActs extends PermissionActs {

    @Inject
    PermissionWorld world;

    @Inject
    ListRedirects listRedirects;

    @Inject
    CreateSite createSite;

    @Inject
    CreateLocale createLocale;

    @Inject
    CreatePage createPage;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    StoreImage storeImage;

    @Override
    protected void addAll() {
        world.get();
        making();
        writing();
    }

    private void making() {
        act(
                "create a site",
                right(Right.MANAGE_SITES),
                actor -> createSite.create(actor, "Made", SampleSite.slug("made") + ".example"));
        act("create a locale", right(Right.MANAGE_SITES), actor -> createLocale.create(actor, "tlh", "Klingon", null));
        act(
                "create a site's root",
                List.of(right(Right.MANAGE_SITES)),
                this::newSite,
                (actor, subject) -> createPage.create(
                        actor, Site.findById(subject.id), null, "home.HomePage", "", json("{'title':'Home'}")));
        act(
                "create a page below",
                on(Verb.ADD, world.thePage()),
                actor -> createPage.create(
                        actor,
                        Site.getDefault(),
                        world.page,
                        EXHIBIT,
                        SampleSite.slug("made"),
                        json("{'title':'Made'}")));
        act(
                "create an author",
                on(Verb.ADD, world.theAuthor()),
                actor -> createEntry.create(actor, AUTHOR, Site.getDefault(), json("{'name':'Made'}"), ""));
        act(
                "create a redirect",
                on(Verb.ADD, world.theRedirect()),
                actor -> createEntry.create(
                        actor,
                        REDIRECT,
                        Site.getDefault(),
                        json("{'from':'/made/','to_url':'https://made.example/'}"),
                        ""));
        act(
                "create an image",
                on(Verb.ADD, world.theRootFolder()),
                actor -> createEntry.create(actor, IMAGE, Site.getDefault(), json("{'title':'Made'}"), ""));
        act(
                "create an image in a folder",
                on(Verb.ADD, world.theFolder()),
                actor -> createEntry.createIn(actor, world.folder, IMAGE, Site.getDefault(), json("{'title':'Made'}")));
        act("store a picture's file", on(Verb.ADD, world.thePicture()), actor -> storeImage(actor, world.folder));
    }

    private void newSite(Actor.Person actor, Subject subject) {
        subject.id = createSite.create(EDITOR, "Made", SampleSite.slug("made") + ".example").id;
    }

    private void writing() {
        act("save a page", on(Verb.EDIT, world.thePage()), actor -> save(actor, world.page, "{'title':'Saved'}"));
        act("save an author", on(Verb.EDIT, world.theAuthor()), actor -> save(actor, world.author, "{'name':'Saved'}"));
        act("list redirects", on(Verb.VIEW, world.theRedirect()), actor -> listRedirects.list(actor, "", null, 5));
        act(
                "save a redirect",
                on(Verb.EDIT, world.theRedirect()),
                actor -> save(actor, world.redirect, "{'from':'/saved/','to_url':'https://made.example/'}"));
        act(
                "save an image",
                on(Verb.EDIT, world.thePicture()),
                actor -> save(actor, world.picture, "{'title':'Saved'}"));
        own("save one's own page", world.thePage(), world.page, actor -> save(actor, world.page, "{'title':'Saved'}"));
        own(
                "save one's own author",
                world.theAuthor(),
                world.author,
                actor -> save(actor, world.author, "{'name':'Saved'}"));
        own(
                "save one's own image",
                world.thePicture(),
                world.picture,
                actor -> save(actor, world.picture, "{'title':'Saved'}"));
    }

    private void own(String name, Thing thing, long id, Consumer<Actor.Person> deed) {
        act(
                name,
                List.of(onOwn(thing)),
                (actor, subject) -> world.own(id, actor),
                (actor, subject) -> deed.accept(actor));
    }

    private void save(Actor actor, long entry, String document) {
        saveDraft.save(actor, entry, json(document), Revision.findLatest(entry).orElseThrow().number, "");
    }

    private void storeImage(Actor actor, long folder) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
            storeImage.store(actor, folder, bytes.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
