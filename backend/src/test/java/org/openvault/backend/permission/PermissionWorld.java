package org.openvault.backend.permission;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.permission.Policy.Place;
import org.openvault.backend.permission.Policy.Thing;
import org.openvault.backend.user.Grant;

/** What acts are about: a live page with one below it and one beside it, and an entry of each other kind. */
@Singleton
class PermissionWorld {

    static final String AUTHOR = "authors.Author";
    static final String REDIRECT = "redirects.Redirect";
    static final String EXHIBIT = "exhibits.ExhibitPage";
    static final String STANDARD = "pages.StandardPage";
    static final String IMAGE = "images.Image";

    @Inject
    SampleSite site;

    @Inject
    EntityManager entities;

    long page;
    long below;
    /** Live, beside the page. */
    long target;

    long author;
    long redirect;
    long picture;
    long rootFolder;
    /** Where the picture is. */
    long folder;

    long otherFolder;

    /** Makes the world where it is not there yet. */
    PermissionWorld get() {
        if (page == 0) {
            QuarkusTransaction.requiringNew().run(this::build);
        }
        return this;
    }

    private void build() {
        site.get();
        String slug = SampleSite.slug("matrix");
        long made = site.exhibit(slug);
        below = site.published(made, EXHIBIT, SampleSite.slug("below"), site.exhibitDocument("Below", "<p>x</p>"));
        target = site.exhibit(SampleSite.slug("target"));
        site.save(made, site.exhibitDocument("Newer", "<p>Newer.</p>"));
        author = site.publishedEntry(AUTHOR, "{'name':'Matrix Author'}");
        redirect = site.draftEntry(
                REDIRECT, "{'from':'/%s/','to_url':'https://made.example/'}".formatted(SampleSite.slug("old")));
        picture = site.draftEntry(
                IMAGE,
                "{'title':'Matrix picture','external_url':'https://pictures.example/x.jpg','width':2,'height':1}");
        rootFolder = MediaFolder.root().id;
        folder = newFolder("matrix");
        otherFolder = newFolder("beside");
        entities.createNativeQuery("update entry set folder_id = :folder where id = :id")
                .setParameter("folder", folder)
                .setParameter("id", picture)
                .executeUpdate();
        page = made;
    }

    private long newFolder(String name) {
        var made = new MediaFolder();
        made.parentId = rootFolder;
        made.name = SampleSite.slug(name);
        made.persist();
        return made.id;
    }

    /** Every single permission that somebody may have: each verb, on what acts are about, above, below and beside it. */
    List<Grant> grants() {
        get();
        var grants = new ArrayList<Grant>();
        for (Verb verb : Verb.values()) {
            for (long id : List.of(site.home, page, below, target)) {
                grants.add(Grant.onPage(verb, id));
            }
            for (long id : List.of(rootFolder, folder, otherFolder)) {
                grants.add(Grant.onFolder(verb, id));
            }
            for (String type : List.of(AUTHOR, REDIRECT, EXHIBIT)) {
                grants.add(Grant.onType(verb, type));
            }
        }
        for (Right right : Right.values()) {
            grants.add(Grant.of(right));
        }
        return grants;
    }

    Thing theHome() {
        return new Thing("home", List.of(Place.page(site.home)));
    }

    Thing thePage() {
        return new Thing("page", List.of(Place.page(page), Place.page(site.home)));
    }

    Thing theTarget() {
        return new Thing("target", List.of(Place.page(target), Place.page(site.home)));
    }

    Thing theAuthor() {
        return new Thing("author", List.of(Place.type(AUTHOR)));
    }

    Thing theRedirect() {
        return new Thing("redirect", List.of(Place.type(REDIRECT)));
    }

    Thing thePicture() {
        return new Thing("picture", List.of(Place.folder(folder), Place.folder(rootFolder)));
    }

    Thing theFolder() {
        return new Thing("folder", List.of(Place.folder(folder), Place.folder(rootFolder)));
    }

    Thing theOtherFolder() {
        return new Thing("other folder", List.of(Place.folder(otherFolder), Place.folder(rootFolder)));
    }

    Thing theRootFolder() {
        return new Thing("root folder", List.of(Place.folder(rootFolder)));
    }

    void own(long entry, Actor.Person actor) {
        entities.createNativeQuery("update entry set owner_id = :user where id = :id")
                .setParameter("user", actor.userId())
                .setParameter("id", entry)
                .executeUpdate();
    }
}
