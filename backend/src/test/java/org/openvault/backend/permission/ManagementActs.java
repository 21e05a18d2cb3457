package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.ReadHistory;
import org.openvault.backend.entry.CreateFolder;
import org.openvault.backend.entry.MoveFolder;
import org.openvault.backend.entry.MoveToFolder;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.locale.DeleteLocale;
import org.openvault.backend.locale.UpdateLocale;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.restriction.FindRestriction;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.UpdateSite;

/** Sites, locales, folders, and looking back. */
@Singleton
class ManagementActs extends PermissionActs {

    private static final List<Need> MANAGES = List.of(right(Right.MANAGE_SITES));

    @Inject
    PermissionWorld world;

    @Inject
    CreateSite createSite;

    @Inject
    UpdateSite updateSite;

    @Inject
    CreateLocale createLocale;

    @Inject
    UpdateLocale updateLocale;

    @Inject
    DeleteLocale deleteLocale;

    @Inject
    CreateFolder createFolder;

    @Inject
    MoveFolder moveFolder;

    @Inject
    MoveToFolder moveToFolder;

    @Inject
    ReadHistory readHistory;

    @Inject
    FindRestriction findRestriction;

    @Override
    protected void addAll() {
        world.get();
        sites();
        folders();
        looking();
    }

    private void sites() {
        act(
                "rename a site",
                MANAGES,
                (actor, subject) ->
                        subject.id = createSite.create(EDITOR, "Made", SampleSite.slug("made") + ".example").id,
                (actor, subject) ->
                        updateSite.update(actor, subject.id, new UpdateSite.Changes("Renamed", null, null)));
        act(
                "rename a locale",
                MANAGES,
                this::locale,
                (actor, subject) -> updateLocale.update(actor, "tlh", "Renamed", null));
        act("delete a locale", MANAGES, this::locale, (actor, subject) -> deleteLocale.delete(actor, "tlh"));
    }

    private void locale(Actor.Person actor, Subject subject) {
        createLocale.create(EDITOR, "tlh", "Klingon", null);
    }

    private void folders() {
        act(
                "create a folder",
                on(Verb.ADD, world.theFolder()),
                actor -> createFolder.create(actor, world.folder, SampleSite.slug("made")));
        act(
                "rename a folder",
                on(Verb.EDIT, world.theFolder()),
                actor -> moveFolder.move(actor, world.folder, null, SampleSite.slug("renamed")));
        act(
                "put a picture into another folder",
                all(on(Verb.EDIT, world.thePicture()), on(Verb.ADD, world.theOtherFolder())),
                actor -> moveToFolder.move(actor, world.picture, world.otherFolder));
        act(
                "move a folder",
                all(on(Verb.EDIT, world.theFolder()), on(Verb.ADD, world.theOtherFolder())),
                actor -> moveFolder.move(actor, world.folder, world.otherFolder, null));
    }

    private void looking() {
        act("read the whole log", right(Right.VIEW_HISTORY), actor -> readHistory.read(actor, about(null), null, 5));
        act(
                "read what became of a page",
                new Need.Either(on(Verb.VIEW, world.thePage()), right(Right.VIEW_HISTORY)),
                actor -> readHistory.read(actor, about(world.page), null, 5));
        act(
                "see to whom a page is open",
                on(Verb.VIEW, world.thePage()),
                actor -> findRestriction.find(actor, world.page));
    }

    private static ReadHistory.Question about(@org.jspecify.annotations.Nullable Long entry) {
        return new ReadHistory.Question(entry, null, null, null, null);
    }
}
