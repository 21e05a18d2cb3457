package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.permission.PermissionWorld.EXHIBIT;
import static org.openvault.backend.permission.PermissionWorld.STANDARD;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.page.ConvertAlias;
import org.openvault.backend.page.ConvertPageType;
import org.openvault.backend.page.CopyForTranslation;
import org.openvault.backend.page.CopyPage;
import org.openvault.backend.page.CreateAlias;
import org.openvault.backend.page.EmptyTrash;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.RestoreEntry;
import org.openvault.backend.page.Spot;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.problem.Problem;

/** Changing the tree of pages. The page is live and has one below it. */
@Singleton
class TreeActs extends PermissionActs {

    @Inject
    PermissionWorld world;

    @Inject
    SampleSite site;

    @Inject
    MovePage movePage;

    @Inject
    CopyPage copyPage;

    @Inject
    CreateAlias createAlias;

    @Inject
    ConvertAlias convertAlias;

    @Inject
    ConvertPageType convertPageType;

    @Inject
    CopyForTranslation copyForTranslation;

    @Inject
    CreateLocale createLocale;

    @Inject
    TrashEntry trashEntry;

    @Inject
    RestoreEntry restoreEntry;

    @Inject
    EmptyTrash emptyTrash;

    @Override
    protected void addAll() {
        world.get();
        moving();
        copying();
        translating();
        translatingPages();
        throwing();
    }

    private Need page(Verb verb) {
        return on(verb, world.thePage());
    }

    private Need target(Verb verb) {
        return on(verb, world.theTarget());
    }

    private void moving() {
        Spot spot = new Spot.LastBelow(world.target);
        act(
                "move a page",
                all(page(Verb.EDIT), page(Verb.PUBLISH), page(Verb.BULK), target(Verb.ADD)),
                actor -> movePage.move(actor, world.page, spot, null));
        act(
                "rename a page",
                all(page(Verb.EDIT), page(Verb.PUBLISH), page(Verb.BULK)),
                actor -> movePage.rename(actor, world.page, SampleSite.slug("renamed"), null));
        vainAct(
                "convert a page to what it is",
                all(page(Verb.EDIT)),
                Problem.BadRequest.class,
                actor -> convertPageType.convert(actor, world.page, EXHIBIT, false));
        vainAct(
                "convert a page to what cannot be there",
                all(page(Verb.EDIT)),
                Problem.BadRequest.class,
                actor -> convertPageType.convert(actor, world.page, STANDARD, false));
        vainAct(
                "convert an alias that is none",
                all(page(Verb.EDIT)),
                Problem.BadRequest.class,
                actor -> convertAlias.convert(actor, world.page));
    }

    /** The copies name the pictures that the page names. */
    private void copying() {
        Spot spot = new Spot.LastBelow(world.target);
        Need pictures = on(Verb.CHOOSE, world.theRootFolder());
        longAct(
                "copy a page as a draft",
                all(page(Verb.VIEW), target(Verb.ADD), pictures),
                actor -> copyPage.copy(actor, world.page, spot, new CopyPage.Options(null, false, false)));
        longAct(
                "copy a page as readers see it",
                all(page(Verb.VIEW), target(Verb.ADD), target(Verb.PUBLISH), pictures),
                actor -> copyPage.copy(actor, world.page, spot, new CopyPage.Options(null, true, true)));
        act(
                "show a page at another place",
                all(page(Verb.VIEW), target(Verb.ADD), target(Verb.PUBLISH)),
                actor -> createAlias.create(actor, world.page, spot, null));
    }

    private void translating() {
        act(
                "copy an author for translation",
                all(on(Verb.VIEW, world.theAuthor()), on(Verb.ADD, world.theAuthor())),
                this::locale,
                (actor, subject) -> copyForTranslation.copy(
                        actor, world.author, "tlh", new CopyForTranslation.Options(false, false)));
    }

    private void translatingPages() {
        act(
                "show the home page in another language",
                all(on(Verb.VIEW, world.theHome()), on(Verb.ADD, world.theHome())),
                this::locale,
                (actor, subject) ->
                        copyForTranslation.copy(actor, site.home, "tlh", new CopyForTranslation.Options(false, true)));
        vainAct(
                "copy an image for translation",
                all(on(Verb.VIEW, world.thePicture())),
                Problem.BadRequest.class,
                actor -> copyForTranslation.copy(
                        actor, world.picture, "en-GB", new CopyForTranslation.Options(false, false)));
    }

    private void locale(Actor.Person actor, Subject subject) {
        createLocale.create(EDITOR, "tlh", "Klingon", null);
    }

    private void throwing() {
        act(
                "throw a page away",
                all(page(Verb.DELETE), page(Verb.BULK), page(Verb.PUBLISH)),
                actor -> trashEntry.trash(actor, world.page, true));
        act(
                "restore a page",
                List.of(page(Verb.DELETE), on(Verb.ADD, world.theTarget())),
                this::thrownAway,
                (actor, subject) -> restoreEntry.restore(actor, world.page, new Spot.LastBelow(world.target)));
        act(
                "empty the trash",
                List.of(right(Right.EMPTY_TRASH)),
                this::thrownAway,
                (actor, subject) -> emptyTrash.empty(actor, null));
    }

    private void thrownAway(Actor.Person actor, Subject subject) {
        trashEntry.trash(EDITOR, world.page, true);
    }
}
