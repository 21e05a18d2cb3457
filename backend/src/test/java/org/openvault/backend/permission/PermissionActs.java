package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.permission.Policy.Act;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Place;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.permission.Policy.Thing;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.restriction.OpenPage;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.CreateUser;
import org.openvault.backend.user.DeleteGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.RenameGroup;
import org.openvault.backend.user.RevokeToken;
import org.openvault.backend.user.SetMembers;
import org.openvault.backend.user.SetPermissions;
import org.openvault.backend.user.UpdateUser;

/**
 * The policy as data: what people do, and what each act needs. A new use case is a line in {@link #list()}; where it needs
 * several things, name them all.
 */
@Singleton
class PermissionActs {

    private static final String AUTHOR = "authors.Author";
    private static final String REDIRECT = "redirects.Redirect";
    private static final String EXHIBIT = "exhibits.ExhibitPage";
    private static final String IMAGE = "images.Image";

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    EntityManager entities;

    @Inject
    CreateSite createSite;

    @Inject
    CreatePage createPage;

    @Inject
    CreateEntry createEntry;

    @Inject
    SaveDraft saveDraft;

    @Inject
    StoreImage storeImage;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    RestrictPage restrictPage;

    @Inject
    OpenPage openPage;

    @Inject
    CreateUser createUser;

    @Inject
    UpdateUser updateUser;

    @Inject
    org.openvault.backend.user.ChangePassword changePassword;

    @Inject
    CreateToken createToken;

    @Inject
    RevokeToken revokeToken;

    @Inject
    CreateGroup createGroup;

    @Inject
    RenameGroup renameGroup;

    @Inject
    DeleteGroup deleteGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    SetPermissions setPermissions;

    @Inject
    Directory directory;

    private final List<Act> acts = new ArrayList<>();

    // the world: a page below the index with one below it, beside it another subtree; two folders in the root folder
    private long page;
    private long below;
    private long author;
    private long redirect;
    private long picture;
    private long rootFolder;
    private long folder;
    private long otherFolder;
    private byte[] pixels = {};

    /** Every single permission that somebody may have: each verb, on what acts are about, above, below and beside it. */
    List<Grant> grants() {
        build();
        var grants = new ArrayList<Grant>();
        for (Verb verb : Verb.values()) {
            for (long id : List.of(site.home, page, below, site.collections)) {
                grants.add(Grant.onPage(verb, id));
            }
            for (long id : List.of(rootFolder, folder, otherFolder)) {
                grants.add(Grant.onFolder(verb, id));
            }
            for (String type : List.of(AUTHOR, REDIRECT, EXHIBIT, IMAGE)) {
                grants.add(Grant.onType(verb, type));
            }
        }
        for (Right right : Right.values()) {
            grants.add(Grant.of(right));
        }
        return grants;
    }

    List<Act> list() {
        build();
        acts.clear();
        content();
        publishing();
        system();
        accounts();
        groups();
        return List.copyOf(acts);
    }

    private void content() {
        Thing thePage = new Thing("page", List.of(Place.page(page), Place.page(site.home)));
        Thing theAuthor = new Thing("author", List.of(Place.type(AUTHOR)));
        Thing theRedirect = new Thing("redirect", List.of(Place.type(REDIRECT)));
        Thing thePicture = new Thing("picture", List.of(Place.folder(folder), Place.folder(rootFolder)));
        Thing theRoot = new Thing("root folder", List.of(Place.folder(rootFolder)));

        act(
                "create a page below",
                on(Verb.ADD, thePage),
                actor -> createPage.create(
                        actor, Site.getDefault(), page, EXHIBIT, SampleSite.slug("made"), json("{'title':'Made'}")));
        act(
                "create a site's root",
                right(Right.MANAGE_SITES),
                actor -> createPage.create(
                        actor, Site.getDefault(), null, "home.HomePage", "", json("{'title':'Home'}")));
        act(
                "create an author",
                on(Verb.ADD, theAuthor),
                actor -> createEntry.create(actor, AUTHOR, Site.getDefault(), json("{'name':'Made'}"), ""));
        act(
                "create a redirect",
                on(Verb.ADD, theRedirect),
                actor -> createEntry.create(
                        actor,
                        REDIRECT,
                        Site.getDefault(),
                        json("{'from':'/made/','to_url':'https://made.example/'}"),
                        ""));
        act(
                "create an image",
                on(Verb.ADD, theRoot),
                actor -> createEntry.create(actor, IMAGE, Site.getDefault(), json("{'title':'Made'}"), ""));
        act("store a picture's file", on(Verb.ADD, thePicture), actor -> storeImage(actor, folder));

        act("save a page", on(Verb.EDIT, thePage), actor -> save(actor, page, "{'title':'Saved'}"));
        act("save an author", on(Verb.EDIT, theAuthor), actor -> save(actor, author, "{'name':'Saved'}"));
        act(
                "save a redirect",
                on(Verb.EDIT, theRedirect),
                actor -> save(actor, redirect, "{'from':'/saved/','to_url':'https://made.example/'}"));
        act("save an image", on(Verb.EDIT, thePicture), actor -> save(actor, picture, "{'title':'Saved'}"));
        ownAct("save one's own page", thePage, page, actor -> save(actor, page, "{'title':'Saved'}"));
        ownAct("save one's own author", theAuthor, author, actor -> save(actor, author, "{'name':'Saved'}"));
        ownAct("save one's own image", thePicture, picture, actor -> save(actor, picture, "{'title':'Saved'}"));
    }

    private void publishing() {
        Thing thePage = new Thing("page", List.of(Place.page(page), Place.page(site.home)));
        Thing theAuthor = new Thing("author", List.of(Place.type(AUTHOR)));
        Thing theRedirect = new Thing("redirect", List.of(Place.type(REDIRECT)));
        Thing thePicture = new Thing("picture", List.of(Place.folder(folder), Place.folder(rootFolder)));

        act("publish a page", on(Verb.PUBLISH, thePage), actor -> publishEntry.publish(actor, page));
        act("publish an author", on(Verb.PUBLISH, theAuthor), actor -> publishEntry.publish(actor, author));
        act("publish a redirect", on(Verb.PUBLISH, theRedirect), actor -> publishEntry.publish(actor, redirect));
        act("publish an image", on(Verb.PUBLISH, thePicture), actor -> publishEntry.publish(actor, picture));
        act("unpublish a page", on(Verb.PUBLISH, thePage), actor -> unpublishEntry.unpublish(actor, page));
        act("unpublish an author", on(Verb.PUBLISH, theAuthor), actor -> unpublishEntry.unpublish(actor, author));
        act(
                "restrict a page",
                on(Verb.PUBLISH, thePage),
                actor -> restrictPage.restrict(actor, page, new Restriction.Login()));
        act("open a page", on(Verb.PUBLISH, thePage), actor -> openPage.open(actor, page));
    }

    private void system() {
        act(
                "create a site",
                right(Right.MANAGE_SITES),
                actor -> createSite.create(actor, "Made", SampleSite.slug("made") + ".example"));
    }

    private void accounts() {
        Need manages = right(Right.MANAGE_USERS);
        prepared("list the users", manages, (actor, subject) -> {}, (actor, subject) -> directory.users(actor, 0, 5));
        prepared("look somebody up", manages, this::other, (actor, subject) -> directory.user(actor, subject.id));
        prepared(
                "list another's tokens",
                manages,
                this::other,
                (actor, subject) -> directory.tokens(actor, subject.id, 0, 5));
        act("create a user", manages, actor -> createUser.create(actor, newUser(false)));
        prepared(
                "rename a user",
                manages,
                this::other,
                (actor, subject) ->
                        updateUser.update(actor, subject.id, new UpdateUser.Changes("Renamed", null, null)));
        prepared(
                "give a user a password",
                manages,
                this::other,
                (actor, subject) -> changePassword.change(actor, subject.id, null, "another quiet lamp"));
        prepared(
                "create another's token",
                manages,
                this::other,
                (actor, subject) -> createToken.create(actor, subject.id, "made"));
        prepared(
                "revoke another's token",
                manages,
                this::otherToken,
                (actor, subject) -> revokeToken.revoke(actor, subject.id));
        act("create one's own token", null, actor -> createToken.create(actor, actor.userId(), "own"));

        superuserAct(
                "create a superuser",
                (actor, subject) -> {},
                (actor, subject) -> createUser.create(actor, newUser(true)));
        superuserAct(
                "make a superuser",
                this::other,
                (actor, subject) -> updateUser.update(actor, subject.id, new UpdateUser.Changes(null, true, null)));
        superuserAct(
                "rename a superuser",
                this::otherSuperuser,
                (actor, subject) ->
                        updateUser.update(actor, subject.id, new UpdateUser.Changes("Renamed", null, null)));
        superuserAct(
                "create a superuser's token",
                this::otherSuperuser,
                (actor, subject) -> createToken.create(actor, subject.id, "made"));
    }

    private void groups() {
        Need manages = right(Right.MANAGE_USERS);
        act("list the groups", manages, actor -> directory.groups(actor, 0, 5));
        prepared("look a group up", manages, this::group, (actor, subject) -> directory.group(actor, subject.id));
        act("create a group", manages, actor -> createGroup.create(actor, SampleSite.slug("Made")));
        prepared(
                "rename a group",
                manages,
                this::group,
                (actor, subject) -> renameGroup.rename(actor, subject.id, SampleSite.slug("Renamed")));
        prepared("delete a group", manages, this::group, (actor, subject) -> deleteGroup.delete(actor, subject.id));
        prepared(
                "say who is in a group",
                manages,
                this::group,
                (actor, subject) -> setMembers.set(actor, subject.id, Set.of(actor.userId())));
        prepared(
                "say what a group may do",
                manages,
                this::group,
                (actor, subject) -> setPermissions.set(actor, subject.id, List.of(Grant.of(Right.EMPTY_TRASH))));
    }

    // how acts are said

    private static Need on(Verb verb, Thing thing) {
        return new Need.On(verb, thing);
    }

    private static Need right(Right right) {
        return new Need.OnSystem(right);
    }

    private void act(String name, @org.jspecify.annotations.Nullable Need need, Consumer<Actor.Person> deed) {
        prepared(name, need, (actor, subject) -> {}, (actor, subject) -> deed.accept(actor));
    }

    private void prepared(
            String name,
            @org.jspecify.annotations.Nullable Need need,
            BiConsumer<Actor.Person, Subject> prepare,
            BiConsumer<Actor.Person, Subject> deed) {
        acts.add(new Act(name, false, need == null ? List.of() : List.of(need), prepare, deed));
    }

    /** Where several things are needed: the matrix then also tries who has all of them, and who lacks just one. */
    private void actNeeding(String name, List<Need> needs, Consumer<Actor.Person> deed) {
        acts.add(new Act(name, false, needs, (actor, subject) -> {}, (actor, subject) -> deed.accept(actor)));
    }

    private void superuserAct(
            String name, BiConsumer<Actor.Person, Subject> prepare, BiConsumer<Actor.Person, Subject> deed) {
        acts.add(new Act(name, true, List.of(), prepare, deed));
    }

    private void ownAct(String name, Thing thing, long id, Consumer<Actor.Person> deed) {
        prepared(
                name,
                new Need.OnOwn(thing),
                (actor, subject) -> own(id, actor),
                (actor, subject) -> deed.accept(actor));
    }

    // what acts are about

    private void build() {
        if (page == 0) {
            QuarkusTransaction.requiringNew().run(this::buildWorld);
        }
    }

    private void buildWorld() {
        site.get();
        page = site.exhibit(SampleSite.slug("matrix"));
        below = site.published(page, EXHIBIT, SampleSite.slug("below"), site.exhibitDocument("Below", "<p>x</p>"));
        site.save(page, site.exhibitDocument("Newer", "<p>Newer.</p>"));
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
        pixels = png();
    }

    private long newFolder(String name) {
        var made = new MediaFolder();
        made.parentId = rootFolder;
        made.name = SampleSite.slug(name);
        made.persist();
        return made.id;
    }

    private static byte[] png() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void storeImage(Actor actor, long into) {
        try {
            storeImage.store(actor, into, pixels);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void save(Actor actor, long entry, String document) {
        saveDraft.save(actor, entry, json(document), Revision.findLatest(entry).orElseThrow().number, "");
    }

    private void own(long entry, Actor.Person actor) {
        entities.createNativeQuery("update entry set owner_id = :user where id = :id")
                .setParameter("user", actor.userId())
                .setParameter("id", entry)
                .executeUpdate();
    }

    private static CreateUser.NewUser newUser(boolean superuser) {
        return new CreateUser.NewUser(SampleSite.slug("made"), "Made", People.PASSWORD, superuser);
    }

    private void other(Actor.Person actor, Subject subject) {
        subject.id = people.nobodySpecial().userId();
    }

    private void otherSuperuser(Actor.Person actor, Subject subject) {
        subject.id = people.superuser().userId();
    }

    private void otherToken(Actor.Person actor, Subject subject) {
        subject.id = createToken
                .create(EDITOR, people.nobodySpecial().userId(), "other")
                .token()
                .id;
    }

    private void group(Actor.Person actor, Subject subject) {
        subject.id = createGroup.create(EDITOR, SampleSite.slug("Group")).id;
    }
}
