package org.openvault.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Small requests to our own processes; the JDK's older client, since the newer one costs a third of a second to load. */
final class Http {
    private static final int TIMEOUT = 2_000;

    private Http() {}

    record Answer(int status, String encoding, String etag, byte[] body) {
        boolean isOk() {
            return status == 200;
        }

        String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** What is said of an address without following it. */
    record Redirected(int status, String location) {}

    static Redirected location(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setReadTimeout(10 * TIMEOUT);
            connection.setInstanceFollowRedirects(false);
            String location = connection.getHeaderField("Location");
            return new Redirected(connection.getResponseCode(), location == null ? "" : location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOk(String url) {
        try {
            return get(url, Map.of()).isOk();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static Answer get(String url, Map<String, String> headers) {
        return ask("GET", url, headers);
    }

    static Answer delete(String url, Map<String, String> headers) {
        return ask("DELETE", url, headers);
    }

    private static Answer ask(String method, String url, Map<String, String> headers) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(10 * TIMEOUT);
            connection.setInstanceFollowRedirects(false);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String encoding = connection.getContentEncoding();
                String etag = connection.getHeaderField("ETag");
                return new Answer(
                        status,
                        encoding == null ? "" : encoding,
                        etag == null ? "" : etag,
                        body == null ? new byte[0] : body.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
