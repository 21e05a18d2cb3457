package org.openvault.backend.admin.report;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.problem.Problem;

/** What is to be looked after on the whole site: on the screen, and as files for spreadsheets. */
@Path("/admin/reports")
public class ReportsResource {

    private static final int PAGE = 50;
    private static final int PART = 1000;
    private static final String NAME = "/{name:[a-z-]{1,40}}";

    /** @param name as it stands in its address */
    public record Tab(String name, String title, boolean isThis) {}

    /** What the screen shows around the rows. */
    public record View(
            String name, String title, List<Tab> tabs, List<String> heads, List<String> filters, List<String> types) {}

    /** As an address asks for it. */
    public static class Asked {
        @RestQuery
        @Nullable
        String type;

        @RestQuery
        @Nullable
        String user;

        @RestQuery
        @Nullable
        String action;

        @RestQuery
        @Nullable
        String since;

        @RestQuery
        @Nullable
        String until;
    }

    @CheckedTemplate(basePath = "admin/report")
    static class Templates {
        static native TemplateInstance report(View view, Filter filter, Part part, String following);
    }

    @Inject
    @All
    List<Report> reports;

    @Inject
    ContentTypes types;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles bundles;

    /** The first of them that everybody may see. */
    @GET
    public Response first() {
        return Response.seeOther(URI.create("/admin/reports/aging")).build();
    }

    @GET
    @Path(NAME)
    @Produces("text/html; charset=utf-8")
    @RunOnVirtualThread
    public String show(String name, @BeanParam Asked asked, @RestQuery @Nullable String after) {
        ReportWords words = bundles.of(ReportWords.class);
        Report report = find(name);
        Filter filter = filter(asked);
        Part part = report.read(signedIn.actor(), filter, Filter.text(after), PAGE, words);
        String following =
                part.next().isEmpty() ? "" : "/admin/reports/" + name + "?" + filter.query() + "after=" + part.next();
        return shell.render(Templates.report(view(report, words), filter, part, following));
    }

    private View view(Report report, ReportWords words) {
        List<Tab> tabs = reports.stream()
                .map(each -> new Tab(each.name(), each.title(words), each == report))
                .sorted(java.util.Comparator.comparing(Tab::title))
                .toList();
        return new View(
                report.name(),
                report.title(words),
                tabs,
                report.heads(words),
                report.filters(),
                types.list().stream().map(ContentType::name).sorted().toList());
    }

    private Report find(String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no report '" + name + "'"));
    }

    private Filter filter(Asked asked) {
        return new Filter(
                Filter.text(asked.type),
                Filter.text(asked.user),
                Filter.text(asked.action),
                Filter.text(asked.since),
                Filter.text(asked.until),
                shell.zone());
    }

    @GET
    @Path(NAME + ".csv")
    @RunOnVirtualThread
    public Response csv(String name, @BeanParam Asked asked) {
        return file(name, asked, "csv", "text/csv; charset=utf-8");
    }

    @GET
    @Path(NAME + ".xlsx")
    @RunOnVirtualThread
    public Response xlsx(String name, @BeanParam Asked asked) {
        return file(name, asked, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    /** The first part is read before anything is sent, so that a refusal is an answer and not half a file. */
    private Response file(String name, Asked asked, String ending, String type) {
        ReportWords words = bundles.of(ReportWords.class);
        Report report = find(name);
        Filter filter = filter(asked);
        Actor.Person actor = signedIn.actor();
        Part first = report.read(actor, filter, "", PART, words);
        StreamingOutput all = out -> {
            try (Spreadsheet sheet =
                    ending.equals("csv") ? new Spreadsheet.Csv(out) : new Spreadsheet.Xlsx(out, report.title(words))) {
                sheet.heads(report.heads(words));
                write(sheet, first, after -> report.read(actor, filter, after, PART, words));
            }
        };
        return Response.ok(all, type)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(report.name(), ending))
                .build();
    }

    private static void write(Spreadsheet sheet, Part first, java.util.function.Function<String, Part> following)
            throws IOException {
        Part part = first;
        int rows = part.rows().size();
        sheet.rows(part.rows());
        while (!part.next().isEmpty() && rows < Spreadsheet.MOST_ROWS) {
            part = following.apply(part.next());
            rows += part.rows().size();
            sheet.rows(part.rows());
        }
    }
}
