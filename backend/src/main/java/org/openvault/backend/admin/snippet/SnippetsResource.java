package org.openvault.backend.admin.snippet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.snippet.SnippetQueries.After;
import org.openvault.backend.admin.snippet.SnippetQueries.Row;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.FindByTitle;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** What is written once and used on many pages, type by type: found, and made. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class SnippetsResource {

    private static final int FOUND = 50;

    /**
     * @param next address of the following part; empty at the end
     * @param refusal why nothing was made
     */
    record Screen(
            ContentType type,
            String query,
            List<Row> rows,
            List<FindByTitle.Found> found,
            String next,
            boolean mayAdd,
            String typed,
            String refusal) {}

    @CheckedTemplate(basePath = "admin/snippet")
    static class Templates {
        static native TemplateInstance types(List<ContentType> types);

        static native TemplateInstance snippets(Screen screen);
    }

    @Inject
    ContentTypes types;

    @Inject
    SnippetQueries queries;

    @Inject
    FindByTitle findByTitle;

    @Inject
    CreateEntry createEntry;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @Path("/snippets")
    @RunOnVirtualThread
    public String types() {
        return shell.render(Templates.types(types.list().stream()
                .filter(type -> type.kind() == EntryKind.SNIPPET)
                .filter(type -> access.mayType(signedIn.actor(), Verb.VIEW, type.name()))
                .sorted(Comparator.comparing(ContentType::label))
                .toList()));
    }

    /** @param after title and id of the last that was seen */
    @GET
    @Path("/snippets/{type}")
    @RunOnVirtualThread
    public String list(String type, @RestQuery @Nullable String q, @RestQuery @Nullable String after) {
        return screen(snippet(type, Verb.VIEW), q == null ? "" : q.strip(), read(after), "", "");
    }

    @POST
    @Path("/snippets/{type}")
    @RunOnVirtualThread
    public Response create(String type, @RestForm @Nullable String title) {
        ContentType snippet = snippet(type, Verb.ADD);
        String typed = title == null ? "" : title.strip();
        try {
            if (typed.isEmpty()) {
                throw new Problem.BadRequest("a name is required");
            }
            var document = JsonNodeFactory.instance.objectNode().put(snippet.titleField(), typed);
            long made = createEntry.create(signedIn.actor(), type, queries.site(), document, "").id;
            return Response.seeOther(URI.create("/admin/snippets/" + type + "/" + made))
                    .build();
        } catch (Problem.BadRequest | Problem.InvalidContent refused) {
            return Response.status(refused.status())
                    .entity(screen(snippet, "", After.NOTHING, typed, refused.getMessage()))
                    .build();
        }
    }

    private ContentType snippet(String name, Verb verb) {
        ContentType type = types.find(name)
                .filter(found -> found.kind() == EntryKind.SNIPPET)
                .orElseThrow(() -> new Problem.NotFound("there are no snippets of type " + name));
        access.requireType(signedIn.actor(), verb, name);
        return type;
    }

    private String screen(ContentType type, String query, After after, String typed, String refusal) {
        List<Row> rows = query.isEmpty() ? queries.list(type.name(), after) : List.of();
        boolean more = rows.size() > SnippetQueries.PART;
        List<Row> shown = more ? rows.subList(0, SnippetQueries.PART) : rows;
        var found = query.isEmpty()
                ? List.<FindByTitle.Found>of()
                : findByTitle.find(signedIn.actor(), query, Set.of(), Set.of(type.name()), FOUND);
        return shell.render(Templates.snippets(new Screen(
                type,
                query,
                shown,
                found,
                more ? next(type, shown.getLast()) : "",
                access.mayType(signedIn.actor(), Verb.ADD, type.name()),
                typed,
                refusal)));
    }

    private static String next(ContentType type, Row last) {
        return "/admin/snippets/" + type.name() + "?after="
                + URLEncoder.encode(last.id() + " " + last.title(), StandardCharsets.UTF_8);
    }

    private static After read(@Nullable String after) {
        if (after == null || !after.matches("(?s)[0-9]{1,18} .*") || after.indexOf('\0') >= 0) {
            return After.NOTHING;
        }
        int space = after.indexOf(' ');
        return new After(after.substring(space + 1), Long.parseLong(after.substring(0, space)));
    }
}
