package org.openvault.backend.admin.settings;

import static org.openvault.backend.admin.settings.SettingsForm.orNull;
import static org.openvault.backend.admin.settings.SettingsForm.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.ListSites;
import org.openvault.backend.site.ListSites.Listed;
import org.openvault.backend.site.Site;
import org.openvault.backend.site.UpdateSite;

/** The sites, under which hosts they stand, and which answers for the others. */
@Path("/admin/settings/sites")
@Produces("text/html; charset=utf-8")
public class SitesResource {

    private static final String HERE = "/admin/settings/sites";

    public record Typed(String name, String host) {}

    @CheckedTemplate(basePath = "admin/settings")
    static class Templates {
        static native TemplateInstance sites(
                List<Listed> sites, int page, boolean hasNext, List<String> rootTypes, Typed typed, Refusal refusal);

        static native TemplateInstance site(Listed site, Typed typed, Refusal refusal);
    }

    @Inject
    ListSites listSites;

    @Inject
    CreateSite createSite;

    @Inject
    UpdateSite updateSite;

    @Inject
    CreatePage createPage;

    @Inject
    ContentTypes types;

    @Inject
    SettingsFrame frame;

    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable Integer page) {
        return list(SettingsForm.page(page), new Typed("", ""), Refusal.NONE);
    }

    private Response list(int page, Typed typed, Refusal refusal) {
        var sites = listSites.list((page - 1) * SettingsForm.PAGE, SettingsForm.PAGE);
        boolean hasNext = sites.count() > (long) page * SettingsForm.PAGE;
        List<String> rootTypes = types.list().stream()
                .filter(type -> type.kind() == EntryKind.PAGE && type.allowsParent(ContentType.ROOT))
                .map(ContentType::name)
                .sorted()
                .toList();
        return frame.show(Templates.sites(sites.sites(), page, hasNext, rootTypes, typed, refusal), refusal);
    }

    @POST
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable String name,
            @RestForm @Nullable String host,
            @RestForm("root_type") @Nullable String rootType) {
        try {
            QuarkusTransaction.requiringNew().run(() -> make(text(name), text(host), orNull(rootType)));
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return list(1, new Typed(text(name), text(host)), Refusal.of(refused));
        }
    }

    /** Both or none. */
    private void make(String name, String host, @Nullable String rootType) {
        Site site = createSite.create(frame.actor(), name, host);
        if (rootType != null) {
            var title = JsonNodeFactory.instance.objectNode().put("title", site.name);
            createPage.create(frame.actor(), site, null, rootType, "", title);
        }
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id) {
        Listed site = listSites.get(id);
        return frame.show(Templates.site(site, new Typed(site.name(), site.host()), Refusal.NONE), Refusal.NONE);
    }

    /** Which site is the default is said by making another one it. */
    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response update(
            long id,
            @RestForm @Nullable String name,
            @RestForm @Nullable String host,
            @RestForm("default") @Nullable String isDefault) {
        try {
            var changes = new UpdateSite.Changes(text(name), text(host), isDefault == null ? null : true);
            updateSite.update(frame.actor(), id, changes);
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            Refusal refusal = Refusal.of(refused);
            return frame.show(Templates.site(listSites.get(id), new Typed(text(name), text(host)), refusal), refusal);
        }
    }
}
