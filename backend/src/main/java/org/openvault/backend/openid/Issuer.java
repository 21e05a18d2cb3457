package org.openvault.backend.openid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of the issuer itself. What it says of itself is kept for an hour. */
@ApplicationScoped
class Issuer {

    /** The issuer is away, or says what cannot be. */
    static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    private static final Duration KEPT = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(JsonNode said, Instant at) {}

    private final OpenIdConfig config;
    private final Clock clock;
    private final HttpClient client;
    private volatile @Nullable Kept metadata;

    Issuer(OpenIdConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    String name() {
        return config.issuer().orElseThrow();
    }

    /** @param what a key of its metadata, {@code token_endpoint} */
    URI endpoint(String what) throws Unusable {
        String address = metadata().path(what).asText();
        if (!address.matches("https?://.+")) {
            throw new Unusable("the issuer names no " + what);
        }
        return URI.create(address);
    }

    private JsonNode metadata() throws Unusable {
        Kept kept = metadata;
        if (kept == null || kept.at().isBefore(clock.instant().minus(KEPT))) {
            JsonNode said = json(HttpRequest.newBuilder(
                            URI.create(name().replaceAll("/$", "") + "/.well-known/openid-configuration"))
                    .GET());
            if (!said.path("issuer").asText().equals(name())) {
                throw new Unusable("it says that it is another issuer: "
                        + said.path("issuer").asText());
            }
            kept = new Kept(said, clock.instant());
            metadata = kept;
        }
        return kept.said();
    }

    String keys() throws Unusable {
        return json(HttpRequest.newBuilder(endpoint("jwks_uri")).GET()).toString();
    }

    /** @return the ID token that the code is good for */
    String idToken(String code, String verifier, String redirectUri) throws Unusable {
        var form = new java.util.LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirectUri,
                "code_verifier", verifier,
                "client_id", config.clientId()));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint("token_endpoint"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        config.clientSecret().ifPresent(secret -> request.header("Authorization", basic(config.clientId(), secret)));
        String token = json(request.POST(HttpRequest.BodyPublishers.ofString(encoded(form))))
                .path("id_token")
                .asText();
        if (token.isEmpty()) {
            throw new Unusable("the issuer gave no ID token");
        }
        return token;
    }

    private static String basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpRequest.Builder request) throws Unusable {
        try {
            HttpResponse<String> answer = client.send(
                    request.timeout(config.timeout())
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Unusable("the issuer answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException unreadable) {
            throw new Unusable("the issuer's answer is no JSON");
        } catch (IOException | IllegalArgumentException away) {
            throw new Unusable("the issuer does not answer: " + away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }
}
