package org.openvault.backend.api.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Says whether two requests ask for the same: their address and what they bring. */
final class WorkDigest {

    private final DigestOutputStream out;

    private WorkDigest(MessageDigest digest) {
        this.out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    }

    /** @param given what the resource's method is called with: texts and numbers are parts of the address */
    static byte[] of(String method, UriInfo uri, @Nullable Object[] given) throws IOException {
        var work = new WorkDigest(sha256());
        work.add(method + " " + uri.getRequestUri().getRawPath() + "?"
                + uri.getRequestUri().getRawQuery());
        for (Object each : given) {
            work.addBody(each);
        }
        return work.out.getMessageDigest().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void addBody(@Nullable Object given) throws IOException {
        switch (given) {
            case JsonNode json -> add(json.toString());
            case byte[] bytes -> add(bytes);
            case MultipartFormDataInput form -> addForm(form);
            case Record body -> add(body.toString());
            case String text -> add(text);
            case HttpHeaders headers -> {}
            case UriInfo uri -> {}
            case null, default -> {}
        }
    }

    private void addForm(MultipartFormDataInput form) throws IOException {
        for (var parts : form.getValues().entrySet()) {
            for (FormValue part : parts.getValue()) {
                add(parts.getKey() + " " + part.getFileName());
                if (part.isFileItem()) {
                    addFile(part);
                } else {
                    add(part.getValue());
                }
            }
        }
    }

    private void addFile(FormValue part) throws IOException {
        try (InputStream content = part.getFileItem().getInputStream()) {
            add(content.readAllBytes());
        }
    }

    private void add(String text) throws IOException {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two ways of cutting the same bytes are alike. */
    private void add(byte[] bytes) throws IOException {
        out.write((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
    }
}
