package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can open a connection to whom, worked out from the policies as the cluster does, is what the documentation's table says. */
class ReachabilityTest {
    private static final Path TABLE = Overlay.FOLDER.resolveSibling("docs/operations/network.md");

    /** Whoever may be at either end; outside of the namespace the policies of others decide. */
    private record Place(
            String name, boolean isHere, Map<String, String> namespace, Map<String, String> labels, String address) {}

    private static final List<Place> ELSEWHERE = List.of(
            new Place(
                    "Traefik",
                    false,
                    Map.of("kubernetes.io/metadata.name", "traefik"),
                    Map.of("app.kubernetes.io/name", "traefik"),
                    ""),
            new Place(
                    "Prometheus",
                    false,
                    Map.of("kubernetes.io/metadata.name", "monitoring"),
                    Map.of("app.kubernetes.io/name", "prometheus"),
                    ""),
            new Place(
                    "DNS",
                    false,
                    Map.of("kubernetes.io/metadata.name", "kube-system"),
                    Map.of("k8s-app", "kube-dns"),
                    ""),
            new Place(
                    "another namespace",
                    false,
                    Map.of("kubernetes.io/metadata.name", "another"),
                    Map.of("app.kubernetes.io/name", "frontend", "k8s-app", "kube-dns"),
                    ""),
            new Place("the cluster's networks", false, Map.of(), Map.of(), "10.1.2.3"),
            new Place("the internet", false, Map.of(), Map.of(), "93.184.216.34"));

    private static final Set<Integer> PORTS = Set.of(25, 53, 80, 443, 465, 587, 5432, 6443, 8080, 8081, 9000);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyReachesMoreThanTheTableSays(Overlay overlay) throws IOException {
        assertThat(reachable(overlay)).isEqualTo(documented(overlay.name()));
    }

    private static Set<String> reachable(Overlay overlay) {
        List<Place> here = overlay.workloads()
                .map(each -> new Place(
                        each.name(), true, Map.of("kubernetes.io/metadata.name", overlay.name()), each.podLabels(), ""))
                .toList();
        List<Place> all = Stream.concat(here.stream(), ELSEWHERE.stream()).toList();
        var found = new TreeSet<String>();
        for (Place from : all) {
            for (Place to : all) {
                if (from == to || (!from.isHere() && !to.isHere())) continue;
                for (int port : PORTS) {
                    boolean listens = !to.isHere() || listens(overlay, to, port);
                    if (listens
                            && allows(overlay, "egress", from, to, to, port)
                            && allows(overlay, "ingress", to, from, to, port)) {
                        found.add(from.name() + " | " + to.name() + " | " + port);
                    }
                }
            }
        }
        return found;
    }

    private static boolean listens(Overlay overlay, Place place, int port) {
        return overlay.workloads()
                .filter(each -> each.name().equals(place.name()))
                .flatMap(each -> each.containers().stream())
                .flatMap(container -> Manifest.elements(container.path("ports")).stream())
                .anyMatch(each -> each.path("containerPort").asInt() == port);
    }

    /** @param subject whose policies are asked @param listener whose ports have names */
    private static boolean allows(Overlay overlay, String way, Place subject, Place other, Place listener, int port) {
        if (!subject.isHere()) return true;
        List<JsonNode> policies = overlay.kinds("NetworkPolicy")
                .map(each -> each.json().path("spec"))
                .filter(policy -> Manifest.elements(policy.path("policyTypes")).stream()
                        .anyMatch(type -> type.asText().equalsIgnoreCase(way)))
                .filter(policy -> matches(policy.path("podSelector"), subject.labels()))
                .toList();
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> Manifest.elements(policy.path(way)).stream())
                        .anyMatch(rule -> peers(overlay, rule.path(way.equals("egress") ? "to" : "from"), other)
                                && ports(overlay, rule.path("ports"), listener, port));
    }

    private static boolean peers(Overlay overlay, JsonNode peers, Place other) {
        return peers.isEmpty()
                || Manifest.elements(peers).stream().anyMatch(peer -> {
                    if (peer.has("ipBlock"))
                        return !other.address().isEmpty() && within(peer.path("ipBlock"), other.address());
                    if (!other.address().isEmpty()) return false;
                    boolean namespace = peer.has("namespaceSelector")
                            ? matches(peer.path("namespaceSelector"), other.namespace())
                            : other.isHere();
                    return namespace && (!peer.has("podSelector") || matches(peer.path("podSelector"), other.labels()));
                });
    }

    private static boolean within(JsonNode block, String address) {
        return contains(block.path("cidr").asText(), address)
                && Manifest.elements(block.path("except")).stream().noneMatch(each -> contains(each.asText(), address));
    }

    private static boolean contains(String network, String address) {
        String[] parts = network.split("/");
        int bits = Integer.parseInt(parts[1]);
        long mask = bits == 0 ? 0 : 0xffffffffL << (32 - bits) & 0xffffffffL;
        return (number(parts[0]) & mask) == (number(address) & mask);
    }

    private static long number(String address) {
        return Stream.of(address.split("\\.")).mapToLong(Long::parseLong).reduce(0, (all, each) -> all << 8 | each);
    }

    private static boolean ports(Overlay overlay, JsonNode ports, Place listener, int wanted) {
        return ports.isMissingNode()
                || Manifest.elements(ports).stream().anyMatch(port -> {
                    JsonNode given = port.path("port");
                    if (given.isInt()) return given.asInt() == wanted;
                    return overlay.workloads()
                            .filter(each -> listener.isHere() && each.name().equals(listener.name()))
                            .anyMatch(each -> each.port(given.asText()) == wanted);
                });
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean equal = labels.entrySet()
                .containsAll(Manifest.labels(selector.path("matchLabels")).entrySet());
        return equal
                && Manifest.elements(selector.path("matchExpressions")).stream().allMatch(expression -> {
                    assertThat(expression.path("operator").asText()).isEqualTo("In");
                    String value = labels.get(expression.path("key").asText());
                    return Manifest.elements(expression.path("values")).stream()
                            .anyMatch(each -> each.asText().equals(value));
                });
    }

    /** Lines {@code | from | to | port, port | why |}; "each of ours" is every pod, "backend-*" every role. */
    private static Set<String> documented(String namespace) throws IOException {
        List<String> names =
                Overlay.of(namespace).workloads().map(Manifest::name).toList();
        var found = new TreeSet<String>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] cells = line.split("\\s*\\|\\s*");
            if (cells.length < 4 || !cells[3].matches("[\\d, ]+")) continue;
            for (String from : expanded(cells[1], names)) {
                for (String to : expanded(cells[2], names)) {
                    for (String port : cells[3].split(",\\s*")) {
                        if (!from.equals(to)) found.add(from + " | " + to + " | " + port.strip());
                    }
                }
            }
        }
        return found;
    }

    private static List<String> expanded(String cell, List<String> names) {
        var all = new ArrayList<String>();
        for (String name : cell.split(",\\s*")) {
            if (name.equals("each pod")) all.addAll(names);
            else if (name.endsWith("*"))
                names.stream()
                        .filter(each -> each.startsWith(name.replace("*", "")))
                        .forEach(all::add);
            else if (names.contains(name)
                    || ELSEWHERE.stream().anyMatch(each -> each.name().equals(name))) all.add(name);
        }
        return all;
    }
}
