package org.openvault.backend.admin.settings;

import static org.openvault.backend.admin.settings.SettingsForm.orNull;
import static org.openvault.backend.admin.settings.SettingsForm.text;

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
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.locale.DeleteLocale;
import org.openvault.backend.locale.SiteLocale;
import org.openvault.backend.locale.UpdateLocale;
import org.openvault.backend.problem.Problem;

/** The languages in which there is content, and what stands in for what is not translated. */
@Path("/admin/settings/locales")
@Produces("text/html; charset=utf-8")
public class LocalesResource {

    private static final String HERE = "/admin/settings/locales";
    private static final String CODE = "/{code:[A-Za-z0-9-]{1,40}}";
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "admin/settings")
    static class Templates {
        static native TemplateInstance locales(List<SiteLocale> locales, Map<String, String> typed, Refusal refusal);
    }

    @Inject
    CreateLocale createLocale;

    @Inject
    UpdateLocale updateLocale;

    @Inject
    DeleteLocale deleteLocale;

    @Inject
    SettingsFrame frame;

    @GET
    @RunOnVirtualThread
    public Response list() {
        return list(Map.of("code", "", "name", ""), Refusal.NONE);
    }

    private Response list(Map<String, String> typed, Refusal refusal) {
        List<SiteLocale> locales = QuarkusTransaction.requiringNew()
                .call(() -> SiteLocale.<SiteLocale>find("order by code")
                        .page(0, MOST)
                        .list());
        return frame.show(Templates.locales(locales, typed, refusal), refusal);
    }

    @POST
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable String code, @RestForm @Nullable String name, @RestForm @Nullable String fallback) {
        try {
            createLocale.create(frame.actor(), text(code), text(name), orNull(fallback));
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict | Problem.BadRequest refused) {
            return list(Map.of("code", text(code), "name", text(name)), Refusal.of(refused));
        }
    }

    @POST
    @Path(CODE)
    @RunOnVirtualThread
    public Response update(String code, @RestForm @Nullable String name, @RestForm @Nullable String fallback) {
        try {
            updateLocale.update(frame.actor(), code, text(name), orNull(fallback));
            return SettingsFrame.saved(HERE, frame.words().saved());
        } catch (Problem.InvalidContent | Problem.BadRequest refused) {
            return SettingsFrame.saved(HERE, refused.getMessage());
        }
    }

    @POST
    @Path(CODE + "/end")
    @RunOnVirtualThread
    public Response delete(String code) {
        try {
            deleteLocale.delete(frame.actor(), code);
            return SettingsFrame.saved(HERE, frame.words().removed());
        } catch (Problem.Conflict refused) {
            return SettingsFrame.saved(HERE, refused.getMessage());
        }
    }
}
