package org.openvault.backend.admin.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.media.StoreImage;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.site.Site;

/** Makes an image of a file that somebody brings. */
@ApplicationScoped
class UploadPicture {

    private static final int LONGEST_TITLE = 255;

    @Inject
    StoreImage storeImage;

    @Inject
    CreateEntry createEntry;

    @Inject
    PublishEntry publishEntry;

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    /** What came of a file. @param published false where it was not wanted, or is not for this person to decide */
    record Uploaded(long id, String title, boolean published) {}

    @Transactional
    Uploaded upload(Actor actor, long folderId, String fileName, byte[] content, boolean publish) throws IOException {
        ObjectNode file = storeImage.store(actor, folderId, content);
        String title = title(fileName);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("title", title);
        document.set("file", file);
        long id = createEntry.createIn(actor, folderId, type().name(), site(), document).id;
        boolean published = publish && access.may(actor, Verb.PUBLISH, id);
        if (published) {
            publishEntry.publish(actor, id);
        }
        return new Uploaded(id, title, published);
    }

    private static String title(String fileName) {
        String title = StoreImage.title(fileName).strip();
        String named = title.isEmpty() ? "Picture" : title;
        return named.length() > LONGEST_TITLE ? named.substring(0, LONGEST_TITLE) : named;
    }

    /** The first that keeps a file. */
    private ContentType type() {
        return types.list().stream()
                .filter(type -> type.kind() == EntryKind.IMAGE)
                .filter(type -> type.fields().stream().anyMatch(field -> field.kind() instanceof FieldKind.File))
                .findFirst()
                .orElseThrow(() -> new Problem.Conflict("no module registers a type of images that keeps files"));
    }

    private static Site site() {
        return Site.findDefault().orElseThrow(() -> new Problem.Conflict("there is no site yet"));
    }
}
