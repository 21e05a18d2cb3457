package org.openvault.backend.admin.preview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.preview.CreateInstantLink;
import org.openvault.backend.preview.CreatePreviewLink;
import org.openvault.backend.preview.CreatePreviewLink.PreviewLink;
import org.openvault.backend.problem.Problem;

/** A page as readers would see it: the draft while it is written, a version to be shown to others, the site at an instant. */
@Path("/admin/pages/{id:[0-9]{1,18}}/preview")
@Produces("text/html; charset=utf-8")
public class PreviewResource {

    /**
     * @param live address of the draft within a frame
     * @param share address of a link that was just made; empty for none
     * @param at what was typed as an instant
     */
    record Screen(
            long id,
            String title,
            String live,
            String share,
            @Nullable Instant until,
            String at,
            boolean unreadable) {}

    @CheckedTemplate(basePath = "admin/preview")
    static class Templates {
        static native TemplateInstance preview(Screen screen);
    }

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    ReadDraft readDraft;

    @Inject
    CreatePreviewLink createPreviewLink;

    @Inject
    CreateInstantLink createInstantLink;

    @GET
    @RunOnVirtualThread
    public String show(long id) {
        return screen(id, "", null, "", false);
    }

    /** A link to the version as it is now, for whoever is to read it. */
    @POST
    @Path("/links")
    @RunOnVirtualThread
    public String share(long id) {
        PreviewLink link = createPreviewLink.create(signedIn.actor(), id, null);
        return screen(id, address(link.token()), link.expiresAt(), "", false);
    }

    /** A link to the whole site. @param at local time of whoever asks */
    @POST
    @Path("/instants")
    @RunOnVirtualThread
    public String shareInstant(long id, @RestForm @Nullable String at) {
        String typed = at == null ? "" : at.strip();
        try {
            Instant instant = LocalDateTime.parse(typed).atZone(shell.zone()).toInstant();
            var link = createInstantLink.create(signedIn.actor(), instant);
            return screen(id, address(link.token()), link.expiresAt(), typed, false);
        } catch (DateTimeParseException unreadable) {
            return screen(id, "", null, typed, true);
        }
    }

    /** For the frame beside the editor, before the link it has is over. */
    @POST
    @Path("/live")
    @Produces("application/json")
    @RunOnVirtualThread
    public String live(long id) {
        PreviewLink link = createPreviewLink.createOfLatest(signedIn.actor(), id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", frame(link))
                .put("expires_at", link.expiresAt().toString())
                .toString();
    }

    private String screen(long id, String share, @Nullable Instant until, String at, boolean unreadable) {
        var draft = readDraft.latest(signedIn.actor(), id);
        if (draft.document().path("title").isMissingNode()) {
            throw new Problem.NotFound("entry " + id + " is no page");
        }
        String live = frame(createPreviewLink.createOfLatest(signedIn.actor(), id));
        String title = draft.document().path("title").asText();
        return shell.render(Templates.preview(new Screen(id, title, live, share, until, at, unreadable)));
    }

    private String frame(PreviewLink link) {
        return shell.getSite() + "/preview/~/" + link.token();
    }

    private String address(String token) {
        return shell.getSite() + "/preview?token=" + token;
    }
}
