package org.openvault.backend.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.NewPageResource;
import org.openvault.backend.admin.explorer.PagesResource;
import org.openvault.backend.admin.explorer.PlaceResource;
import org.openvault.backend.admin.explorer.TrashResource;
import org.openvault.backend.admin.history.HistoryResource;
import org.openvault.backend.admin.publish.PublishResource;
import org.openvault.backend.admin.snippet.SnippetsResource;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.problem.Problem;

/** Screens of the admin that show something before a use case could refuse it. */
@Singleton
class AdminActs extends PermissionActs {

    @Inject
    PermissionWorld world;

    @Inject
    SampleSite site;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    NewPageResource newPage;

    @Inject
    PagesResource pages;

    @Inject
    PlaceResource place;

    @Inject
    TrashResource trash;

    @Inject
    HistoryResource history;

    @Inject
    PublishResource publication;

    @Inject
    SnippetsResource snippets;

    @Override
    protected void addAll() {
        world.get();
        screen("form of a new page", on(Verb.ADD, world.theHome()), actor -> newPage.form(site.home));
        screen(
                "mistakes in the form of a new page",
                on(Verb.ADD, world.theHome()),
                actor -> newPage.create(site.home, "", "", ""));
        screen("list of what is below a page", on(Verb.VIEW, world.thePage()), actor -> pages.pages(below(world.page)));
        screen("branch of the tree", on(Verb.VIEW, world.thePage()), actor -> pages.branch(world.page));
        screen("form of a copy", on(Verb.VIEW, world.thePage()), actor -> place.form(world.page, "copy", null, null));
        screen("form to empty the trash", right(Right.EMPTY_TRASH), actor -> trash.askToEmpty(List.of()));
        screen(
                "publication of a page",
                on(Verb.VIEW, world.thePage()),
                actor -> publication.panel("pages", world.page));
        screen(
                "mistakes in the form of a publication",
                on(Verb.VIEW, world.thePage()),
                actor -> publication.publish("pages", world.page, "no date", null));
        screen(
                "list of authors",
                on(Verb.VIEW, world.theAuthor()),
                actor -> snippets.list(PermissionWorld.AUTHOR, null, null));
        vainAct(
                "look for a page's history among media",
                List.of(on(Verb.VIEW, world.thePage())),
                Problem.NotFound.class,
                actor -> {
                    Editors.enter(signedIn, shell, actor);
                    history.list("media", world.page, null);
                });
    }

    private void screen(String name, Need need, Consumer<Actor.Person> deed) {
        act("see the " + name, need, actor -> {
            Editors.enter(signedIn, shell, actor);
            deed.accept(actor);
        });
    }

    private static UriInfo below(long page) {
        return (UriInfo) Proxy.newProxyInstance(
                AdminActs.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> new MultivaluedHashMap<>(Map.of("parent", Long.toString(page))));
    }
}
