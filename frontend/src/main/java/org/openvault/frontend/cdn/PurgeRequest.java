package org.openvault.frontend.cdn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How each network wants to be told what to forget. */
final class PurgeRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CdnConfig config;
    private final CdnConfig.Kind kind;

    PurgeRequest(CdnConfig config, CdnConfig.Kind kind) {
        this.config = config;
        this.kind = kind;
        if (kind == CdnConfig.Kind.VARNISH
                ? config.addresses().isEmpty()
                : config.service().isEmpty()) {
            throw new IllegalArgumentException(
                    kind == CdnConfig.Kind.VARNISH
                            ? "openvault.cdn.addresses names no Varnish to be purged"
                            : "openvault.cdn.service does not say which service or zone is to be purged");
        }
    }

    /** As many tags as fit into one request. */
    int mostTags() {
        return switch (kind) {
            case FASTLY -> 256;
            case CLOUDFLARE -> 30;
            case VARNISH -> 100;
        };
    }

    List<HttpRequest> of(List<String> tags) {
        return switch (kind) {
            case FASTLY ->
                List.of(fastly("purge")
                        .header("Surrogate-Key", String.join(" ", tags))
                        .build());
            case CLOUDFLARE -> List.of(cloudflare(Map.of("tags", tags)));
            case VARNISH ->
                varnish("(^|,)(" + tags.stream().map(PurgeRequest::quoted).collect(Collectors.joining("|")) + ")(,|$)");
        };
    }

    List<HttpRequest> ofEverything() {
        return switch (kind) {
            case FASTLY -> List.of(fastly("purge_all").build());
            case CLOUDFLARE -> List.of(cloudflare(Map.of("purge_everything", true)));
            case VARNISH -> varnish(".");
        };
    }

    private HttpRequest.Builder fastly(String verb) {
        return to(
                        address("https://api.fastly.com"),
                        "/service/" + config.service().orElseThrow() + "/" + verb)
                .header("Fastly-Key", config.token().orElse(""))
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody());
    }

    private HttpRequest cloudflare(Map<String, Object> what) {
        try {
            return to(
                            address("https://api.cloudflare.com"),
                            "/client/v4/zones/" + config.service().orElseThrow() + "/purge_cache")
                    .header("Authorization", "Bearer " + config.token().orElse(""))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(what)))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every server is told: they share nothing. */
    private List<HttpRequest> varnish(String pattern) {
        List<HttpRequest> requests = new ArrayList<>();
        for (URI server : config.addresses().orElseThrow()) {
            HttpRequest.Builder request = to(server, "/").header("Cache-Tag-Pattern", pattern);
            config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            requests.add(request.method("BAN", BodyPublishers.noBody()).build());
        }
        return requests;
    }

    private HttpRequest.Builder to(URI server, String path) {
        return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + path))
                .timeout(config.timeout());
    }

    private URI address(String usual) {
        return config.addresses().map(List::getFirst).orElse(URI.create(usual));
    }

    private static String quoted(String tag) {
        return Pattern.compile("[^A-Za-z0-9:_/-]").matcher(tag).replaceAll("\\\\$0");
    }
}
