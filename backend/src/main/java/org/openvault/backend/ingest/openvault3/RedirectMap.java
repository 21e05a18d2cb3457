package org.openvault.backend.ingest.openvault3;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** {@code redirect_map.yml}: old address to the address that took its place. */
final class RedirectMap {

    private static final String FILE = "redirect_map.yml";
    private static final int LONGEST = 10_000_000;

    private final Addresses addresses;
    private final Map<String, Redirect> redirects = new LinkedHashMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    private RedirectMap(Addresses addresses) {
        this.addresses = addresses;
    }

    static RedirectMap read(Path folder, Addresses addresses) {
        RedirectMap map = new RedirectMap(addresses);
        Path path = folder.resolve(FILE);
        if (!Files.exists(path)) {
            map.warnings.add(new Finding(FILE, 0, "not there; no redirects were read"));
            return map;
        }
        try {
            map.readText(Utf8.decoded(Files.readAllBytes(path)));
        } catch (Utf8.Broken broken) {
            map.problem(broken.line(), "not UTF-8");
        } catch (IOException unreadable) {
            map.problem(0, "cannot be read: " + OpenVault3Source.reason(unreadable));
        }
        return map;
    }

    static RedirectMap ofText(String yaml, Addresses addresses) {
        RedirectMap map = new RedirectMap(addresses);
        map.readText(yaml);
        return map;
    }

    List<Redirect> redirects() {
        return List.copyOf(redirects.values());
    }

    List<Finding> problems() {
        return List.copyOf(problems);
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    private void readText(String text) {
        Node root = compose(text);
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readEntry);
        } else if (problems.isEmpty() && root != null) {
            problem(line(root), "not a map of old addresses to new ones");
        }
    }

    /** Only composes: nodes keep their lines, and no object is ever made from what the file says. */
    private @Nullable Node compose(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(5);
        try {
            return new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            problem(line, "unreadable YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            problem(
                    0,
                    "unreadable YAML: "
                            + String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        return null;
    }

    private void readEntry(NodeTuple entry) {
        int line = line(entry.getKeyNode());
        if (!(entry.getKeyNode() instanceof ScalarNode key) || !(entry.getValueNode() instanceof ScalarNode value)) {
            problem(line, "skipped: both sides should be addresses");
            return;
        }
        String from = key.getValue().strip();
        String to = value.getValue().strip();
        if (!from.startsWith("/") || from.startsWith("//")) {
            problem(line, "skipped: the old address \"" + from + "\" does not begin with /");
        } else if (!to.matches("/(?!/).*|https?://.+")) {
            problem(line, "skipped: \"" + to + "\" is no address");
        } else if (from.equals(to)) {
            problem(line, "skipped: \"" + from + "\" leads to itself");
        } else {
            Redirect earlier = redirects.put(from, new Redirect(from, target(to, line), line));
            if (earlier != null) {
                warnings.add(new Finding(
                        FILE, line, "\"" + from + "\" stands in line " + earlier.line() + " too; this one counts"));
            }
        }
    }

    private Redirect.Target target(String to, int line) {
        Optional<Addresses.Place.OfPage> page =
                addresses.page(to.replaceFirst("(?i)^https?://openvault\\.wgbh\\.org(?=/)", ""));
        if (page.isPresent()) {
            return new Redirect.Target.ToPage(page.get().page(), page.get().fragment());
        }
        if (to.startsWith("/exhibits/") || to.startsWith("/collections/")) {
            warnings.add(new Finding(FILE, line, "leads to " + to + ", which was not read; kept as an address"));
        }
        return new Redirect.Target.ToAddress(to);
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    private void problem(int line, String reason) {
        problems.add(new Finding(FILE, line, reason));
    }
}
