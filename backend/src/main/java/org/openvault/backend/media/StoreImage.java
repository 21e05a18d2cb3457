package org.openvault.backend.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.document.Fault;
import org.openvault.backend.media.Pictures.Header;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Keeps an uploaded picture's file. The same content is kept once, whoever brings it. */
@ApplicationScoped
public class StoreImage {

    @Inject
    Access access;

    @Inject
    ImageStore store;

    /**
     * @param folderId of the media library, where the actor may add
     * @return the description that an image's document holds as {@code file}: key, width, height, bytes, type, sha256
     * @throws Problem.InvalidContent when the content is not a picture that can be shown
     */
    public ObjectNode store(Actor actor, long folderId, byte[] content) throws IOException {
        access.requireFolder(actor, Verb.ADD, folderId);
        Header header = Pictures.header(content)
                .orElseThrow(() -> new Problem.InvalidContent(
                        List.of(new Fault(List.of("file"), "must be a JPEG or PNG picture of at most 60 megapixels"))));
        String digest = sha256(content);
        String key = "originals/%s/%s.%s"
                .formatted(digest.substring(0, 2), digest, header.type().equals("image/png") ? "png" : "jpg");
        if (!store.has(key)) {
            store.put(key, content);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", key)
                .put("width", header.size().width())
                .put("height", header.size().height())
                .put("bytes", content.length)
                .put("type", header.type())
                .put("sha256", digest);
    }

    /** What a picture is called of which only its file's name is known. */
    public static String title(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace("\0", "");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
