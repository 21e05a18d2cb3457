package org.openvault.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody's requests to the API of a backend, with a token. The older client of {@link Http} knows no PATCH. */
record Api(HttpClient client, String url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Api of(String url, String token) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), url, token);
    }

    /** @param etag without its quotation marks, empty for none */
    record Reply(int status, String etag, JsonNode body) {
        boolean isDone() {
            return status / 100 == 2;
        }

        Reply orTrouble(String doing) {
            if (isDone()) return this;
            throw new Trouble("The backend does not answer as it should to " + doing + ": " + status + " " + body);
        }
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply post(String path, JsonNode body) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    Reply put(String path, JsonNode body) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofString(body.toString())));
    }

    /** @param base the version that the change is based on */
    Reply patch(String path, String base, JsonNode body) throws IOException {
        return send(request(path)
                .header("If-Match", '"' + base + '"')
                .method("PATCH", BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** @throws IOException when there was no answer: what was asked for may have happened or not */
    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            String etag = answer.headers().firstValue("ETag").orElse("");
            return new Reply(answer.statusCode(), etag.replaceAll("^W/|\"", ""), parse(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
