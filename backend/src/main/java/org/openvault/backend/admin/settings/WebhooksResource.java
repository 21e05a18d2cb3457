package org.openvault.backend.admin.settings;

import static org.openvault.backend.admin.settings.SettingsForm.lines;
import static org.openvault.backend.admin.settings.SettingsForm.text;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.webhook.CreateWebhook;
import org.openvault.backend.webhook.DeleteWebhook;
import org.openvault.backend.webhook.Delivery;
import org.openvault.backend.webhook.FindWebhooks;
import org.openvault.backend.webhook.RotateSecret;
import org.openvault.backend.webhook.UpdateWebhook;
import org.openvault.backend.webhook.Webhook;

/** Who is told of changes, and what became of it. */
@Path("/admin/settings/webhooks")
@Produces("text/html; charset=utf-8")
public class WebhooksResource {

    static final String HERE = "/admin/settings/webhooks";

    /** @param kinds one on each line; @param tags likewise */
    public record Typed(String name, String url, String kinds, String tags, boolean enabled) {

        static Typed of(Webhook webhook) {
            return new Typed(
                    webhook.name,
                    webhook.url,
                    String.join("\n", webhook.kinds),
                    String.join("\n", webhook.tags),
                    webhook.disabledAt == null);
        }
    }

    @CheckedTemplate(basePath = "admin/settings")
    static class Templates {
        static native TemplateInstance webhooks(
                List<Webhook> webhooks, int page, boolean hasNext, Typed typed, Refusal refusal);

        static native TemplateInstance webhook(
                Webhook webhook,
                Typed typed,
                Refusal refusal,
                List<Delivery> deliveries,
                String state,
                int page,
                boolean hasNext,
                String base);

        static native TemplateInstance secret(Webhook webhook, String secret);
    }

    @Inject
    FindWebhooks findWebhooks;

    @Inject
    CreateWebhook createWebhook;

    @Inject
    UpdateWebhook updateWebhook;

    @Inject
    DeleteWebhook deleteWebhook;

    @Inject
    RotateSecret rotateSecret;

    @Inject
    SettingsFrame frame;

    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable Integer page) {
        return list(SettingsForm.page(page), new Typed("", "", "", "", true), Refusal.NONE);
    }

    private Response list(int page, Typed typed, Refusal refusal) {
        var found = findWebhooks.list(frame.actor(), (page - 1) * SettingsForm.PAGE, SettingsForm.PAGE);
        boolean hasNext = found.count() > (long) page * SettingsForm.PAGE;
        return frame.show(Templates.webhooks(found.items(), page, hasNext, typed, refusal), refusal);
    }

    @POST
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable String name,
            @RestForm @Nullable String url,
            @RestForm @Nullable String kinds,
            @RestForm @Nullable String tags) {
        try {
            var created = createWebhook.create(
                    frame.actor(), new CreateWebhook.NewWebhook(text(name), text(url), lines(kinds), lines(tags)));
            return secret(created);
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return list(1, new Typed(text(name), text(url), text(kinds), text(tags), true), Refusal.of(refused));
        }
    }

    private Response secret(CreateWebhook.Created created) {
        return frame.show(Templates.secret(created.webhook(), created.secret()), Refusal.NONE);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id, @RestQuery @Nullable String state, @RestQuery @Nullable Integer page) {
        return show(id, null, Refusal.NONE, text(state), SettingsForm.page(page));
    }

    private Response show(long id, @Nullable Typed typed, Refusal refusal, String state, int page) {
        Webhook webhook = findWebhooks.get(frame.actor(), id);
        Delivery.State wanted = Arrays.stream(Delivery.State.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(null);
        var found =
                findWebhooks.deliveries(frame.actor(), id, wanted, (page - 1) * SettingsForm.PAGE, SettingsForm.PAGE);
        String base = HERE + "/" + id + "?" + (wanted == null ? "" : "state=" + wanted + "&");
        boolean hasNext = found.count() > (long) page * SettingsForm.PAGE;
        return frame.show(
                Templates.webhook(
                        webhook,
                        typed == null ? Typed.of(webhook) : typed,
                        refusal,
                        found.items(),
                        wanted == null ? "" : wanted.name(),
                        page,
                        hasNext,
                        base),
                refusal);
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response update(
            long id,
            @RestForm @Nullable String name,
            @RestForm @Nullable String url,
            @RestForm @Nullable String kinds,
            @RestForm @Nullable String tags,
            @RestForm @Nullable String enabled) {
        var typed = new Typed(text(name), text(url), text(kinds), text(tags), enabled != null);
        try {
            updateWebhook.update(
                    frame.actor(),
                    id,
                    new UpdateWebhook.Changes(typed.name(), typed.url(), lines(kinds), lines(tags), typed.enabled()));
            return SettingsFrame.saved(HERE + "/" + id, frame.words().saved());
        } catch (Problem.InvalidContent refused) {
            return show(id, typed, Refusal.of(refused), "", 1);
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response delete(long id) {
        deleteWebhook.delete(frame.actor(), id);
        return SettingsFrame.saved(HERE, frame.words().removed());
    }

    /** The former one signs too for a while. */
    @POST
    @Path("/{id:[0-9]{1,18}}/secrets")
    @RunOnVirtualThread
    public Response rotate(long id) {
        return secret(rotateSecret.rotate(frame.actor(), id, false));
    }
}
