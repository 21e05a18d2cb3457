package org.openvault.frontend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.openvault.frontend.asset.Assets;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.Preview;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.page.PageHtml;

/** What a link to a draft or to another instant shows. Asked for anew each time. */
@ApplicationScoped
class PreviewPages {
    /** @param location where the preview goes on, empty where it does not */
    record Shown(int status, String html, String location) {
        Shown(int status, String html) {
            this(status, html, "");
        }
    }

    private final Backend backend;
    private final PageHtml pages;
    private final Messages messages;
    private final Assets assets;
    private final Clock clock = Clock.systemUTC();

    PreviewPages(Backend backend, PageHtml pages, Messages messages, Assets assets) {
        this.backend = backend;
        this.pages = pages;
        this.messages = messages;
        this.assets = assets;
    }

    /**
     * @param path below {@code /preview}; what matters of it for a draft is nothing
     * @param isFramed it stands beside the editor, who knows what it is
     */
    Shown show(String token, String host, String path, int page, boolean isFramed) {
        return switch (backend.preview(token, host, path, page)) {
            case Answer.Found<Preview>(Preview preview, Dependencies on) -> shown(preview, path, page, isFramed);
            case Answer.Moved<Preview>(int status, String location, Dependencies on) ->
                location.matches("/[^/\\\\].*|/")
                        ? new Shown(303, "", PreviewCookie.PATH + location)
                        : shown(PreviewMessages.NOT_THEN);
            case Answer.Absent<Preview> absent ->
                shown(absent.status() == 410 ? PreviewMessages.OVER : PreviewMessages.NO_LINK);
            case Answer.Closed<Preview> closed -> shown(PreviewMessages.NOT_THEN);
            case Answer.Refused<Preview> refused -> shown(PreviewMessages.NO_LINK);
            case Answer.Unavailable<Preview> away -> new Shown(503, messages.unavailable());
        };
    }

    private Shown shown(Preview preview, String path, int page, boolean isFramed) {
        PreviewView view = PreviewView.of(preview, path, OffsetDateTime.now(clock));
        Resolved resolved = preview.resolved();
        String html = resolved == null ? messages.page(PreviewMessages.NOT_THEN) : pages.of(resolved, page);
        String framed = isFramed
                ? PreviewFrame.beside(html, assets.url("live.js"))
                : PreviewFrame.around(html, view, preview.isInstant());
        return new Shown(resolved == null ? 404 : 200, framed);
    }

    private Shown shown(org.openvault.frontend.layout.Message message) {
        return new Shown(message.status(), messages.page(message));
    }
}
