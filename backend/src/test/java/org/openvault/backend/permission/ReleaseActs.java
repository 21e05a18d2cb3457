package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.PublishRelease;
import org.openvault.backend.release.ReleaseItem;

/** Gathering, publishing and reverting releases; what is in them still needs its own permissions. */
@Singleton
class ReleaseActs extends PermissionActs {

    private static final Need MANAGES = right(Right.MANAGE_RELEASES);

    @Inject
    PermissionWorld world;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    FindReleases findReleases;

    @Inject
    PublishRelease publishRelease;

    @Override
    protected void addAll() {
        world.get();
        gathering();
        publishing();
    }

    private void gathering() {
        act("create a release", MANAGES, actor -> gatherRelease.create(actor, SampleSite.slug("Made"), ""));
        act(
                "rename a release",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> gatherRelease.rename(actor, subject.id, SampleSite.slug("Renamed"), ""));
        act(
                "see what is in a release",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> gatherRelease.items(actor, subject.id));
        looking();
        act(
                "add to a release",
                all(MANAGES, on(Verb.PUBLISH, world.theAuthor())),
                this::gathered,
                (actor, subject) ->
                        gatherRelease.add(actor, subject.id, List.of(new ReleaseItem.Unpublish(world.author))));
        act(
                "say what is in a release",
                all(MANAGES, on(Verb.PUBLISH, world.theAuthor())),
                this::gathered,
                (actor, subject) ->
                        gatherRelease.replace(actor, subject.id, List.of(new ReleaseItem.Unpublish(world.author))));
        act(
                "add a move to a release",
                all(
                        MANAGES,
                        on(Verb.PUBLISH, world.thePage()),
                        on(Verb.EDIT, world.thePage()),
                        on(Verb.BULK, world.thePage()),
                        on(Verb.ADD, world.theTarget())),
                this::gathered,
                (actor, subject) -> gatherRelease.add(actor, subject.id, List.of(move())));
        act(
                "take from a release",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> gatherRelease.remove(actor, subject.id, world.page));
        act(
                "delete a release",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> gatherRelease.delete(actor, subject.id));
    }

    private void looking() {
        act("list the releases", MANAGES, actor -> findReleases.list(actor, null, 0, 5));
        act(
                "look a release up",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> findReleases.get(actor, subject.id));
        act(
                "list what is in a release",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> findReleases.items(actor, subject.id, 0, 5));
        act(
                "see with which others a release clashes",
                List.of(MANAGES),
                this::gathered,
                (actor, subject) -> findReleases.conflicts(actor, subject.id));
    }

    private void publishing() {
        List<Need> needs = all(MANAGES, on(Verb.PUBLISH, world.thePage()));
        act(
                "look what a release would do",
                needs,
                this::gathered,
                (actor, subject) -> publishRelease.validate(actor, subject.id, null));
        act(
                "publish a release",
                needs,
                this::gathered,
                (actor, subject) -> publishRelease.publish(actor, subject.id, null));
        act("revert a release", needs, this::published, (actor, subject) -> publishRelease.revert(actor, subject.id));
    }

    private ReleaseItem move() {
        return new ReleaseItem.Move(world.page, new Place(world.target, SampleSite.slug("moved"), BigDecimal.ONE));
    }

    private void gathered(Actor.Person actor, Subject subject) {
        subject.id = gatherRelease.create(EDITOR, SampleSite.slug("Release"), "").id;
        gatherRelease.add(EDITOR, subject.id, List.of(new ReleaseItem.Publish(world.page, null)));
    }

    private void published(Actor.Person actor, Subject subject) {
        gathered(actor, subject);
        publishRelease.publish(EDITOR, subject.id, null);
    }
}
