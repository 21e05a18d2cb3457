package org.openvault.backend.permission;

import static org.openvault.backend.SampleSite.EDITOR;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.restriction.OpenPage;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;

/** Deciding what readers see. */
@Singleton
class PublishingActs extends PermissionActs {

    private static final Instant LATER = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);

    @Inject
    PermissionWorld world;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    FindUsages findUsages;

    @Inject
    RestrictPage restrictPage;

    @Inject
    OpenPage openPage;

    @Override
    protected void addAll() {
        world.get();
        publishing();
        planning();
        taking();
    }

    private void publishing() {
        act("publish a page", on(Verb.PUBLISH, world.thePage()), actor -> publishEntry.publish(actor, world.page));
        act(
                "publish an author",
                on(Verb.PUBLISH, world.theAuthor()),
                actor -> publishEntry.publish(actor, world.author));
        act(
                "publish a redirect",
                on(Verb.PUBLISH, world.theRedirect()),
                actor -> publishEntry.publish(actor, world.redirect));
        act(
                "publish an image",
                on(Verb.PUBLISH, world.thePicture()),
                actor -> publishEntry.publish(actor, world.picture));
        act(
                "publish a page with all below",
                all(on(Verb.PUBLISH, world.thePage()), on(Verb.BULK, world.thePage())),
                actor -> publishEntry.publishTree(actor, world.page, null));
        act(
                "look what publishing would do",
                on(Verb.PUBLISH, world.thePage()),
                actor -> publishEntry.preview(actor, world.page, null));
        act("find who names an author", on(Verb.VIEW, world.theAuthor()), actor -> findUsages.of(actor, world.author));
    }

    private void planning() {
        act(
                "cancel a plan",
                all(on(Verb.PUBLISH, world.thePage())),
                this::plan,
                (actor, subject) -> changePlan.cancel(actor, world.page, LATER));
        act(
                "change the time of a plan",
                all(on(Verb.PUBLISH, world.thePage())),
                this::plan,
                (actor, subject) -> changePlan.reschedule(actor, world.page, LATER, LATER.plus(1, ChronoUnit.DAYS)));
    }

    private void plan(Actor.Person actor, Subject subject) {
        publishEntry.publish(EDITOR, world.page, LATER);
    }

    private void taking() {
        act(
                "unpublish a page",
                on(Verb.PUBLISH, world.thePage()),
                actor -> unpublishEntry.unpublish(actor, world.page));
        act(
                "unpublish an author",
                on(Verb.PUBLISH, world.theAuthor()),
                actor -> unpublishEntry.unpublish(actor, world.author));
        act(
                "let a page expire",
                on(Verb.PUBLISH, world.thePage()),
                actor -> unpublishEntry.expire(actor, world.page, LATER));
        act(
                "look what unpublishing would do",
                on(Verb.PUBLISH, world.thePage()),
                actor -> unpublishEntry.preview(actor, world.page));
        act(
                "restrict a page",
                on(Verb.PUBLISH, world.thePage()),
                actor -> restrictPage.restrict(actor, world.page, new Restriction.Login()));
        act("open a page", on(Verb.PUBLISH, world.thePage()), actor -> openPage.open(actor, world.page));
    }
}
