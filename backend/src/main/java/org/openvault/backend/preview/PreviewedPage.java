package org.openvault.backend.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshot.Found;
import org.openvault.backend.entry.ReadDraft.Draft;
import org.openvault.backend.entry.Version;
import org.openvault.backend.preview.PreviewQueries.Standing;

/** A version of a page, to be shown as if it were live: what is around it is what readers see now. */
public record PreviewedPage(
        long id,
        String type,
        String title,
        String host,
        long siteId,
        String locale,
        @Nullable Long parentId,
        String slug,
        String path,
        JsonNode document,
        Version version,
        Instant savedAt,
        Instant expiresAt) {

    static PreviewedPage of(PreviewToken token, Standing standing, ContentType type, Draft draft, Instant savedAt) {
        JsonNode document = draft.document();
        return new PreviewedPage(
                token.pageId(),
                type.name(),
                document.path(type.titleField()).asText(),
                standing.host(),
                standing.siteId(),
                standing.locale(),
                standing.parentId(),
                standing.slug(),
                standing.path(),
                document,
                draft.version(),
                savedAt,
                token.expiresAt());
    }

    /** A page that was never published stands as if that happened now. */
    public Live in(Snapshot snapshot) {
        Optional<Live> live = snapshot.byIds(List.of(id)).stream().findFirst();
        Instant first = live.map(Live::firstPublishedAt).orElse(snapshot.at());
        Instant last = live.map(Live::lastPublishedAt).orElse(snapshot.at());
        return new Live(id, "page", type, locale, title, siteId, parentId, slug, path, document, first, last);
    }

    /** What {@code resolve} finds at the page's address, with this version instead of what may be live there. */
    public Found foundIn(Snapshot snapshot) {
        Found found = snapshot.find(host, path);
        boolean itself = found.entry().filter(entry -> entry.entryId() == id).isPresent();
        return new Found(
                found.siteId(),
                found.siteName(),
                found.host(),
                found.isDefault(),
                found.sequence(),
                found.nextChange(),
                found.home(),
                Optional.of(in(snapshot)),
                false,
                itself ? found.translations() : List.of(),
                document.toString(),
                found.otherHosts());
    }
}
