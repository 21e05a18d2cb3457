package org.openvault.backend.admin.explorer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.BulkActs.Foreseen;
import org.openvault.backend.admin.explorer.BulkActs.Result;
import org.openvault.backend.admin.explorer.BulkActs.Wish;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.Release;

/** What is to happen to many pages: first shown, then done, and each refusal told. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class BulkResource {

    /** As many as one request does; a browser with JavaScript sends more in parts. */
    static final int AT_ONCE = 500;

    private static final Set<String> ACTS = Set.of("publish", "unpublish", "trash", "move", "release");

    /**
     * @param below how many stand below them, up to a bound
     * @param users how many others name them
     * @param to where they are to be moved, or the release that they join; null when it is not known yet
     * @param releases that they may join
     */
    public record Plan(
            String act,
            List<Long> pages,
            List<PageRow> first,
            long below,
            int users,
            @Nullable Long to,
            String toTitle,
            List<Release> releases,
            @Nullable Foreseen foreseen,
            String back,
            String list) {

        public String ids() {
            return pages.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        public int more() {
            return pages.size() - first.size();
        }

        public boolean tooMany() {
            return pages.size() > AT_ONCE;
        }
    }

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance bulk(Plan plan);

        static native TemplateInstance bulkDone(String act, Result result, String back);
    }

    @Inject
    BulkActs acts;

    @Inject
    ExplorerQueries queries;

    @Inject
    ListQueries lists;

    @Inject
    PageTree tree;

    @Inject
    FindUsages findUsages;

    @Inject
    FindReleases findReleases;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    /** @param all all that the list shows, instead of those named. @param list address of the list */
    @GET
    @Path("/pages/bulk")
    @RunOnVirtualThread
    public String plan(
            @RestQuery @Nullable String act,
            @RestQuery List<Long> page,
            @RestQuery @Nullable String all,
            @RestQuery @Nullable String list,
            @RestQuery @Nullable Long to) {
        String back = Back.to(list, "/admin/pages");
        List<Long> pages = visible("1".equals(all) ? all(back) : page);
        if (act == null || !ACTS.contains(act)) {
            throw new Problem.BadRequest("there is no act '" + act + "'");
        }
        return shell.render(Templates.bulk(plan(act, pages, to, back)));
    }

    private List<Long> visible(Collection<Long> pages) {
        Set<Long> visible = access.which(signedIn.actor(), Verb.VIEW, pages);
        return pages.stream().distinct().filter(visible::contains).toList();
    }

    private List<Long> all(String list) {
        Question question = Question.of(parameters(list));
        Collection<Long> tops =
                question.parent() == null ? tree.beginnings(signedIn.actor()) : List.of(question.parent());
        return lists.all(question, tops, shell.zone());
    }

    private static MultivaluedMap<String, String> parameters(String address) {
        var parameters = new MultivaluedHashMap<String, String>();
        int mark = address.indexOf('?');
        for (String pair : (mark < 0 ? "" : address.substring(mark + 1)).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.add(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private Plan plan(String act, List<Long> pages, @Nullable Long to, String back) {
        boolean asks = act.equals("move") || act.equals("release");
        boolean known = !pages.isEmpty() && (!asks || to != null);
        List<Release> releases = act.equals("release") ? gathering() : List.of();
        int users =
                act.equals("trash") && !pages.isEmpty() ? findUsages.of(pages).size() : 0;
        return new Plan(
                act,
                pages,
                queries.describe(pages.subList(0, Math.min(BulkActs.TRIED, pages.size()))),
                queries.countBelow(pages, PageRow.MANY),
                users,
                to,
                to == null ? "" : title(act, to, releases),
                releases,
                known ? acts.foresee(signedIn.actor(), new Wish(act, to, true), pages) : null,
                back,
                back);
    }

    private List<Release> gathering() {
        return findReleases.list(signedIn.actor(), Release.State.GATHERING, 0, 100).releases().stream()
                .map(FindReleases.Found::release)
                .toList();
    }

    private String title(String act, long to, List<Release> releases) {
        return act.equals("release")
                ? releases.stream()
                        .filter(release -> release.id == to)
                        .map(release -> release.name)
                        .findFirst()
                        .orElse("")
                : queries.titles(visible(List.of(to))).getOrDefault(to, "");
    }

    @POST
    @Path("/pages/bulk")
    @RunOnVirtualThread
    public String act(
            @RestForm @Nullable String act,
            @RestForm List<Long> page,
            @RestForm @Nullable Long to,
            @RestForm @Nullable String used,
            @RestForm @Nullable String back) {
        return shell.render(
                Templates.bulkDone(act == null ? "" : act, run(act, page, to, used), Back.to(back, "/admin/pages")));
    }

    /** A part of a larger whole that the browser has divided. */
    @POST
    @Path("/pages/bulk/parts")
    @Produces("application/json")
    @RunOnVirtualThread
    public Result part(
            @RestForm @Nullable String act,
            @RestForm List<Long> page,
            @RestForm @Nullable Long to,
            @RestForm @Nullable String used) {
        return run(act, page, to, used);
    }

    private Result run(@Nullable String act, List<Long> pages, @Nullable Long to, @Nullable String used) {
        List<Long> ids = pages.stream().distinct().toList();
        if (act == null || !ACTS.contains(act)) {
            throw new Problem.BadRequest("there is no act '" + act + "'");
        }
        if (ids.isEmpty()) {
            throw new Problem.BadRequest("no pages are named");
        }
        if (ids.size() > AT_ONCE) {
            throw new Problem.BadRequest("at most %d pages at once; these are %d".formatted(AT_ONCE, ids.size()));
        }
        return acts.run(signedIn.actor(), new Wish(act, to, "1".equals(used)), ids);
    }
}
