package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;
import static org.openvault.backend.permission.PermissionWorld.REDIRECT;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CompareRevisions;
import org.openvault.backend.entry.ListRevisions;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.entry.NameRevision;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.RevertEntry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.UnlockEntry;
import org.openvault.backend.entry.Version;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.problem.Problem;

/** Drafts, their history, and who keeps them to themselves. */
@Singleton
class DraftActs extends PermissionActs {

    @Inject
    PermissionWorld world;

    @Inject
    SaveDraft saveDraft;

    @Inject
    ListRevisions listRevisions;

    @Inject
    CompareRevisions compareRevisions;

    @Inject
    ReadDraft readDraft;

    @Inject
    NameRevision nameRevision;

    @Inject
    RevertEntry revertEntry;

    @Inject
    LockEntry lockEntry;

    @Inject
    UnlockEntry unlockEntry;

    @Override
    protected void addAll() {
        world.get();
        saving();
        history();
        locks();
    }

    private Need page(Verb verb) {
        return on(verb, world.thePage());
    }

    private void saving() {
        act(
                "name a picture in an author",
                all(on(Verb.EDIT, world.theAuthor()), on(Verb.CHOOSE, world.thePicture())),
                actor -> save(actor, world.author, "{'name':'Shown','image':%d}".formatted(world.picture)));
        // a field that no other act changes: whoever holds this permission closes the field for all others
        act(
                "change a field that is for some",
                all(on(Verb.EDIT, world.theRedirect()), new Need.OnField(REDIRECT, "fragment")),
                actor -> save(
                        actor, world.redirect, "{'from':'/x/','to_url':'https://made.example/','fragment':'part'}"));
    }

    private void save(Actor actor, long entry, String document) {
        saveDraft.save(actor, entry, json(document), latest(entry), "", false);
    }

    private static Version latest(long entry) {
        return Revision.findLatest(entry).orElseThrow().version();
    }

    private void history() {
        act("list a page's revisions", page(Verb.VIEW), actor -> listRevisions.list(actor, world.page, null, 5));
        act(
                "compare a page's revisions by number",
                page(Verb.VIEW),
                actor -> compareRevisions.compare(actor, world.page, 1, 2));
        act(
                "compare a page's versions",
                page(Verb.VIEW),
                actor -> compareRevisions.compare(actor, world.page, latest(world.page), latest(world.page)));
        act("read a page's draft", page(Verb.VIEW), actor -> readDraft.latest(actor, world.page));
        act("read a page's revision", page(Verb.VIEW), actor -> readDraft.find(actor, world.page, 1));
        act(
                "read a version of a page",
                page(Verb.VIEW),
                actor -> readDraft.find(actor, world.page, latest(world.page)));
        act("name a revision", page(Verb.EDIT), actor -> nameRevision.name(actor, world.page, 1, "First"));
        act(
                "take a revision's name away",
                List.of(page(Verb.EDIT)),
                this::named,
                (actor, subject) -> nameRevision.removeName(actor, world.page, 1));
        act("revert a page", page(Verb.EDIT), actor -> revertEntry.revert(actor, world.page, 1, latest(world.page)));
        vainAct(
                "revert a page to what it never was",
                all(page(Verb.EDIT)),
                Problem.NotFound.class,
                actor -> revertEntry.revert(actor, world.page, 99, latest(world.page)));
    }

    private void named(Actor.Person actor, Subject subject) {
        nameRevision.name(EDITOR, world.page, 1, "First");
    }

    private void locks() {
        act("lock a page", page(Verb.LOCK), actor -> lockEntry.lock(actor, world.page, ""));
        act(
                "take another's lock away",
                List.of(page(Verb.LOCK)),
                this::locked,
                (actor, subject) -> unlockEntry.unlock(actor, world.page));
    }

    private void locked(Actor.Person actor, Subject subject) {
        lockEntry.lock(EDITOR, world.page, "");
    }
}
