package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reaches whom from outside. */
class RouteTest {
    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void thePublicHostHasNoWayToTheAdmin(Overlay overlay) {
        String admin = host(overlay, "OV_ADMIN_URL");
        String site = host(overlay, "OV_SITE_URL");
        assertThat(admin).isNotEqualTo(site);
        assertThat(rules(overlay)).isNotEmpty().allSatisfy(rule -> {
            String match = rule.path("match").asText();
            String service = rule.at("/services/0/name").asText();
            assertThat(rule.path("services")).hasSize(1);
            assertThat(match).startsWith("Host(`" + (service.equals("backend-admin") ? admin : site) + "`)");
        });
    }

    /** Traefik takes the rule with the greatest priority, which is its length where it has none. */
    @ParameterizedTest
    @MethodSource("overlays")
    void signingInIsLimitedByItsOwnRule(Overlay overlay) {
        List<JsonNode> admin = rules(overlay)
                .filter(rule -> rule.at("/services/0/name").asText().equals("backend-admin"))
                .toList();
        JsonNode signIn = admin.stream()
                .filter(rule -> names(rule.path("middlewares")).contains("sign-in-rate"))
                .findFirst()
                .orElseThrow();
        assertThat(admin).filteredOn(rule -> rule != signIn).allSatisfy(rule -> assertThat(
                        rule.path("priority").asInt(rule.path("match").asText().length()))
                .isLessThan(signIn.path("priority").asInt()));
    }

    private static String host(Overlay overlay, String setting) {
        Manifest settings = overlay.kinds("ConfigMap")
                .filter(map -> map.name().startsWith("settings"))
                .findFirst()
                .orElseThrow();
        return settings.json().path("data").path(setting).asText().replace("https://", "");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noManagementPortAndNoDatabaseIsRouted(Overlay overlay) {
        assertThat(rules(overlay)).allSatisfy(rule -> {
            assertThat(rule.at("/services/0/port").asText()).isEqualTo("http");
            assertThat(rule.at("/services/0/name").asText()).isIn("frontend", "backend-api", "backend-admin");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void withoutTlsThereIsOnlyTheWayToIt(Overlay overlay) {
        overlay.kinds("IngressRoute").forEach(route -> {
            String point = route.json().at("/spec/entryPoints/0").asText();
            assertThat(route.json().at("/spec/entryPoints")).hasSize(1);
            if (point.equals("web")) {
                assertThat(Manifest.elements(route.json().at("/spec/routes")))
                        .allSatisfy(rule ->
                                assertThat(names(rule.path("middlewares"))).containsExactly("https"));
            } else {
                assertThat(point).isEqualTo("websecure");
                assertThat(route.json().at("/spec/tls/options/name").asText()).isIn("public", "admin");
            }
        });
        JsonNode redirect = overlay.get("Middleware", "https").json().at("/spec/redirectScheme");
        assertThat(redirect.path("scheme").asText()).isEqualTo("https");
        assertThat(redirect.path("permanent").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyWayIsBoundedAndNoStreamIsHeldBack(Overlay overlay) {
        assertThat(secureRules(overlay)).allSatisfy(rule -> {
            List<String> middlewares = names(rule.path("middlewares"));
            String match = rule.path("match").asText();
            if (middlewares.contains("to-admin")) return;
            assertThat(middlewares).as(match).contains("headers").anyMatch(name -> name.endsWith("-rate"));
            boolean writes = match.contains("!(Method(`GET`) || Method(`HEAD`))") || match.contains("Method(`POST`)");
            assertThat(middlewares.stream().anyMatch(name -> name.endsWith("-body")))
                    .as(match)
                    .isEqualTo(writes);
            if (match.contains("/api/v3/changes")) assertThat(middlewares).doesNotContain("compression");
        });
        assertThat(overlay.kinds("Middleware")
                        .filter(each -> each.json().at("/spec").has("buffering")))
                .allSatisfy(each -> assertThat(each.json()
                                .at("/spec/buffering/maxRequestBodyBytes")
                                .asLong())
                        .isPositive());
        assertThat(overlay.kinds("TLSOption").map(Manifest::name)).doesNotContain("default");
    }

    private static Stream<JsonNode> rules(Overlay overlay) {
        return overlay.kinds("IngressRoute")
                .flatMap(route -> Manifest.elements(route.json().at("/spec/routes")).stream());
    }

    private static Stream<JsonNode> secureRules(Overlay overlay) {
        return overlay.kinds("IngressRoute")
                .filter(route -> route.json().at("/spec/entryPoints/0").asText().equals("websecure"))
                .flatMap(route -> Manifest.elements(route.json().at("/spec/routes")).stream());
    }

    private static List<String> names(JsonNode references) {
        return Manifest.elements(references).stream()
                .map(each -> each.path("name").asText())
                .toList();
    }
}
