package org.openvault.backend.admin.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.ExplorerQueries;
import org.openvault.backend.admin.explorer.PageRow;
import org.openvault.backend.admin.history.Comparison.Row;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.Reference;
import org.openvault.backend.document.References;
import org.openvault.backend.entry.CompareRevisions;
import org.openvault.backend.entry.ListRevisions;
import org.openvault.backend.entry.ListRevisions.Listed;
import org.openvault.backend.entry.NameRevision;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.RevertEntry;
import org.openvault.backend.entry.SaveOutcome;
import org.openvault.backend.entry.Version;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** What an entry said, when and by whom; what was different; and going back to it. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class HistoryResource {

    private static final String HISTORY = "/{shelf:pages|media|snippets/[a-z_]+[.][A-Za-z]+}/{id:[0-9]{1,18}}/history";
    private static final String NUMBER = HISTORY + "/{number:[1-9][0-9]{0,8}}";
    private static final int PAGE = 50;

    /** @param next before which revision the following part begins; 0 at the end */
    public record History(PageRow entry, List<Listed> revisions, int latest, int next, boolean mayEdit) {}

    public record Said(String label, String text) {}

    /** One revision. @param latest the version that going back is based on */
    public record Shown(
            PageRow entry,
            Listed revision,
            List<Said> fields,
            int newest,
            String latest,
            boolean mayEdit,
            String fault) {}

    /** @param first the oldest revision that can be chosen, @param last the newest */
    public record Compared(
            PageRow entry,
            int before,
            int after,
            int first,
            int last,
            @Nullable Listed old,
            @Nullable Listed young,
            List<Row> rows) {}

    @CheckedTemplate(basePath = "admin/history")
    static class Templates {
        static native TemplateInstance history(History history);

        static native TemplateInstance revision(Shown shown);

        static native TemplateInstance compare(Compared compared);
    }

    @Inject
    Bundles bundles;

    @Inject
    ExplorerQueries explorer;

    @Inject
    ListRevisions listRevisions;

    @Inject
    CompareRevisions compareRevisions;

    @Inject
    NameRevision nameRevision;

    @Inject
    RevertEntry revertEntry;

    @Inject
    ReadDraft readDraft;

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    /** @param before only revisions with a smaller number */
    @GET
    @Path(HISTORY)
    @RunOnVirtualThread
    public String list(String shelf, long id, @RestQuery @Nullable Integer before) {
        PageRow entry = entry(shelf, id);
        ListRevisions.Page page = listRevisions.list(signedIn.actor(), id, before, PAGE);
        int next = page.next() == null ? 0 : page.next();
        boolean mayEdit = access.may(signedIn.actor(), Verb.EDIT, id);
        return shell.render(Templates.history(new History(entry, page.revisions(), newest(id), next, mayEdit)));
    }

    private PageRow entry(String shelf, long id) {
        access.require(signedIn.actor(), Verb.VIEW, id);
        return explorer.find(id)
                .filter(row -> row.base().equals("/admin/" + shelf + "/" + id))
                .orElseThrow(() -> new Problem.NotFound("there is nothing at /admin/" + shelf + "/" + id));
    }

    /** 0 for an alias, which has no history of its own. */
    private int newest(long id) {
        return listRevisions.list(signedIn.actor(), id, null, 1).revisions().stream()
                .findFirst()
                .map(Listed::number)
                .orElse(0);
    }

    @GET
    @Path(NUMBER)
    @RunOnVirtualThread
    public String show(String shelf, long id, int number) {
        return shell.render(Templates.revision(shown(entry(shelf, id), number, "")));
    }

    private Shown shown(PageRow entry, int number, String fault) {
        Actor.Person actor = signedIn.actor();
        Listed revision = find(entry.id(), number)
                .orElseThrow(() -> new Problem.NotFound("entry %d has no revision %d".formatted(entry.id(), number)));
        ReadDraft.Draft draft = readDraft
                .find(actor, entry.id(), number)
                .orElseThrow(() -> new Problem.NotFound(
                        "revision %d of entry %d was removed for good".formatted(number, entry.id())));
        Version latest = readDraft.latest(actor, entry.id()).version();
        return new Shown(
                entry,
                revision,
                fields(draft),
                latest.number(),
                latest.toString(),
                access.may(actor, Verb.EDIT, entry.id()),
                fault);
    }

    private Optional<Listed> find(long id, int number) {
        return listRevisions.list(signedIn.actor(), id, number + 1, 1).revisions().stream()
                .filter(revision -> revision.number() == number)
                .findFirst();
    }

    private List<Said> fields(ReadDraft.Draft draft) {
        ContentType type = types.get(draft.type());
        Readable readable = readable(type, List.of(draft.document()));
        var fields = new ArrayList<Said>();
        for (Field field : type.fields()) {
            String text =
                    readable.of(Optional.of(field.kind()), draft.document().get(field.name()));
            if (!text.isEmpty()) {
                fields.add(new Said(field.label(), text));
            }
        }
        return fields;
    }

    /** What is named is called by its name where the person may see it. */
    private Readable readable(ContentType type, List<JsonNode> documents) {
        var named = new LinkedHashSet<Long>();
        documents.forEach(document -> References.list(type, document).stream()
                .map(Reference::id)
                .limit(1000)
                .forEach(named::add));
        Set<Long> visible = access.which(signedIn.actor(), Verb.VIEW, named);
        Map<Long, String> titles = explorer.titles(visible);
        return new Readable(titles);
    }

    @GET
    @Path(HISTORY + "/compare")
    @RunOnVirtualThread
    public String compare(
            String shelf, long id, @RestQuery @Nullable Integer before, @RestQuery @Nullable Integer after) {
        PageRow entry = entry(shelf, id);
        int newest = newest(id);
        int young = Math.clamp(after == null ? newest : after, 1, Math.max(1, newest));
        int old = Math.clamp(before == null ? young - 1 : before, 1, Math.max(1, newest));
        return shell.render(Templates.compare(new Compared(
                entry,
                old,
                young,
                1,
                newest,
                find(id, old).orElse(null),
                find(id, young).orElse(null),
                newest == 0 ? List.of() : rows(entry, old, young))));
    }

    private List<Row> rows(PageRow entry, int before, int after) {
        Actor.Person actor = signedIn.actor();
        ContentType type = types.get(entry.type());
        List<Diff.Change> changes = compareRevisions.compare(actor, entry.id(), before, after);
        List<JsonNode> documents = java.util.stream.Stream.of(before, after)
                .flatMap(number -> readDraft.find(actor, entry.id(), number).stream())
                .filter(draft -> draft.type().equals(type.name()))
                .map(ReadDraft.Draft::document)
                .toList();
        return new Comparison(type, readable(type, documents)).rows(changes);
    }

    /** An empty name takes it away. */
    @POST
    @Path(NUMBER + "/name")
    @RunOnVirtualThread
    public Response name(String shelf, long id, int number, @RestForm @Nullable String name) {
        PageRow entry = entry(shelf, id);
        try {
            if (name == null || name.isBlank()) {
                nameRevision.removeName(signedIn.actor(), id, number);
            } else {
                nameRevision.name(signedIn.actor(), id, number, name);
            }
        } catch (Problem.BadRequest problem) {
            return Response.status(422)
                    .entity(shell.render(Templates.revision(shown(entry, number, problem.getMessage()))))
                    .build();
        }
        return Notice.at(entry.base() + "/history/" + number, words().named());
    }

    private HistoryWords words() {
        return bundles.of(HistoryWords.class);
    }

    /** @param version that the person has seen: what was saved since is not undone unseen */
    @POST
    @Path(NUMBER + "/restoration")
    @RunOnVirtualThread
    public Response restore(String shelf, long id, int number, @RestForm @Nullable String version) {
        PageRow entry = entry(shelf, id);
        try {
            SaveOutcome outcome =
                    revertEntry.revert(signedIn.actor(), id, number, Version.parse(version == null ? "" : version));
            return switch (outcome) {
                case SaveOutcome.Saved saved -> Notice.at(entry.base() + "/history", words().restored(number));
                case SaveOutcome.Conflicting conflicting -> again(entry, number, words().savedSince(), 409);
            };
        } catch (Problem.InvalidContent | Problem.Locked problem) {
            return again(entry, number, problem.getMessage(), problem.status());
        }
    }

    private Response again(PageRow entry, int number, String fault, int status) {
        return Response.status(status)
                .entity(shell.render(Templates.revision(shown(entry, number, fault))))
                .build();
    }
}
