package org.openvault.backend.admin.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.FindByTitle;

/** Finds the pages that an editor can open, by a few letters of their titles. */
@Path("/admin/search")
public class SearchResource {

    private static final int MOST = 50;
    private static final int SUGGESTED = 8;
    private static final int LONGEST = 200;

    /** @param label of its content type, as people say it */
    record Result(String title, String label, String link) {}

    @CheckedTemplate(basePath = "admin/search")
    static class Templates {
        static native TemplateInstance results(String query, List<Result> results);
    }

    @Inject
    FindByTitle findByTitle;

    @Inject
    ContentTypes types;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @Produces("text/html; charset=utf-8")
    @RunOnVirtualThread
    public String results(@RestQuery @Nullable String q) {
        String query = read(q);
        return shell.render(Templates.results(query, find(query, MOST)));
    }

    /** For the palette, as one types. */
    @GET
    @Path("/suggestions")
    @Produces("application/json")
    @RunOnVirtualThread
    public String suggestions(@RestQuery @Nullable String q) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Result each : find(read(q), SUGGESTED)) {
            list.addObject()
                    .put("title", each.title())
                    .put("label", each.label())
                    .put("link", each.link());
        }
        return list.toString();
    }

    private static String read(@Nullable String q) {
        String given = q == null ? "" : q.strip();
        return given.length() > LONGEST ? given.substring(0, LONGEST) : given;
    }

    private List<Result> find(String query, int limit) {
        return findByTitle.find(signedIn.actor(), query, Set.of(EntryKind.PAGE.value()), Set.of(), limit).stream()
                .map(found -> new Result(found.title(), label(found.type()), "/admin/pages/" + found.id()))
                .toList();
    }

    private String label(String type) {
        return types.find(type).map(ContentType::label).orElse(type);
    }
}
