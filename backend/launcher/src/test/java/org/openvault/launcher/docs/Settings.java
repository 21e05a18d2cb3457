package org.openvault.launcher.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What can be set, read off the sources: mappings with their defaults and comments, application.properties, and what is asked of the
 * environment.
 */
final class Settings {
    static final List<String> APPLICATIONS = List.of("backend", "frontend");

    /** These name names to speak of them, not to ask for them. */
    private static final List<String> ABOUT_NAMES = List.of("ConfigurationPageTest.java", "DocumentationTest.java");

    private static final Pattern IN_WORKFLOW = Pattern.compile("\\b(?:vars|secrets)\\.(OV_[A-Z0-9_]+)");
    private static final Pattern LITERAL = Pattern.compile("\"(OV_[A-Z0-9]+(?:_[A-Z0-9]+)*)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\bOV_[A-Z0-9]+(?:_[A-Z0-9]+)*\\b");
    private static final Pattern IN_PROPERTIES = Pattern.compile("\\$\\{(OV_[A-Z0-9_]+)");

    /**
     * One key of a mapping.
     *
     * @param standard what holds when nobody says anything; empty for nothing
     * @param required nothing holds then: it must be said
     */
    record Key(String name, String standard, boolean required, String meaning) {

        /** The key's name in the environment, by MicroProfile Config's rule. */
        String variable() {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    /**
     * @param key what it sets, where application.properties says so; else empty
     * @param comment what stands above that line
     */
    record Variable(String name, String standard, String key, String comment) {}

    private final Path checkout;
    private final Map<String, List<Key>> keys = new LinkedHashMap<>();
    private final Map<String, Map<String, Variable>> variables = new LinkedHashMap<>();

    private Settings(Path checkout) {
        this.checkout = checkout;
    }

    static Settings ofCheckout() throws IOException {
        var settings = new Settings(Docs.CHECKOUT);
        for (String application : APPLICATIONS) {
            settings.read(application);
        }
        return settings;
    }

    List<Key> keys(String application) {
        return keys.get(application);
    }

    /** What the application asks of the environment by a name of its own. */
    Map<String, Variable> variables(String application) {
        return variables.get(application);
    }

    /** Names that {@code ./ov}, the launcher or the tests ask for, without those of the applications. */
    Set<String> variablesOfTools() throws IOException {
        Set<String> names = new TreeSet<>(find(IN_SCRIPT, Docs.read(checkout.resolve("ov"))));
        for (String folder : List.of("backend/launcher/src", "backend/src/test", "frontend/src/test")) {
            for (Path source : sources(folder)) {
                if (!ABOUT_NAMES.contains(source.getFileName().toString())) {
                    names.addAll(find(LITERAL, Docs.read(source)));
                }
            }
        }
        // Application.ownOptions() puts these two together.
        names.addAll(List.of("OV_BACKEND_JAVA_OPTS", "OV_FRONTEND_JAVA_OPTS"));
        APPLICATIONS.forEach(application -> {
            names.removeAll(variables(application).keySet());
            keys(application).forEach(key -> names.remove(key.variable()));
        });
        return names;
    }

    /** All that there are, with those that a fork sets for its workflows. */
    Set<String> variables() throws IOException {
        Set<String> all = variablesOfTools();
        try (var workflows = Files.list(checkout.resolve(".github/workflows"))) {
            for (Path workflow : workflows.toList()) {
                all.addAll(find(IN_WORKFLOW, Docs.read(workflow)));
            }
        }
        for (String application : APPLICATIONS) {
            all.addAll(variables(application).keySet());
            keys(application).forEach(key -> all.add(key.variable()));
        }
        return all;
    }

    private void read(String application) throws IOException {
        Path main = checkout.resolve(application).resolve("src/main");
        Map<String, Variable> found = new TreeMap<>();
        Map<String, String> given = new LinkedHashMap<>();
        readProperties(main.resolve("resources/application.properties"), found, given);
        List<Key> mapped = new ArrayList<>();
        for (Path source : sources(application + "/src/main")) {
            String text = Docs.read(source);
            find(LITERAL, text).forEach(name -> found.putIfAbsent(name, new Variable(name, "", "", "")));
            if (text.contains("@ConfigMapping(")) {
                mapped.addAll(mappings(source));
            }
        }
        // What application.properties says of a key holds before the default in the code.
        keys.put(
                application,
                mapped.stream()
                        .map(key -> given.containsKey(key.name())
                                ? new Key(key.name(), given.get(key.name()), false, key.meaning())
                                : key)
                        .sorted(java.util.Comparator.comparing(Key::name))
                        .toList());
        variables.put(application, found);
    }

    private static void readProperties(Path file, Map<String, Variable> found, Map<String, String> given)
            throws IOException {
        var comment = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                comment.append(line.substring(1).strip()).append(' ');
                continue;
            }
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("%")) {
                String key = line.substring(0, equals);
                String value = line.substring(equals + 1);
                given.put(key, value);
                for (String name : find(IN_PROPERTIES, value)) {
                    found.putIfAbsent(
                            name,
                            new Variable(
                                    name,
                                    standard(value, name),
                                    key,
                                    comment.toString().strip()));
                }
            }
            comment.setLength(0);
        }
    }

    /** What stands after the colon, up to the brace that closes it: {@code ${A:${B:c}}} has {@code ${B:c}} for A. */
    static String standard(String value, String name) {
        int begin = value.indexOf("${" + name) + 2 + name.length();
        if (begin >= value.length() || value.charAt(begin) != ':') {
            return "";
        }
        int depth = 1;
        for (int at = begin + 1; at < value.length(); at++) {
            if (value.startsWith("${", at)) {
                depth++;
            } else if (value.charAt(at) == '}' && --depth == 0) {
                return value.substring(begin + 1, at);
            }
        }
        return "";
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            names.add(found.group(found.groupCount()));
        }
        return names;
    }

    private List<Path> sources(String folder) throws IOException {
        try (var files = Files.walk(checkout.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static List<Key> mappings(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask) compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(source));
            List<Key> keys = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Mappings(DocTrees.instance(task), keys).scan(unit, null);
            }
            return keys;
        }
    }

    private static final class Mappings extends TreePathScanner<Void, Void> {
        private final DocTrees comments;
        private final List<Key> keys;

        Mappings(DocTrees comments, List<Key> keys) {
            this.comments = comments;
            this.keys = keys;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            argument(type.getModifiers().getAnnotations(), "ConfigMapping")
                    .ifPresent(prefix -> read(getCurrentPath(), type, prefix));
            return super.visitClass(type, nothing);
        }

        private void read(TreePath path, ClassTree type, String prefix) {
            Map<String, ClassTree> nested = new LinkedHashMap<>();
            for (Tree member : type.getMembers()) {
                if (member instanceof ClassTree inner) {
                    nested.put(inner.getSimpleName().toString(), inner);
                }
            }
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && method.getBody() == null) {
                    String name = prefix + "." + kebab(method.getName().toString());
                    ClassTree group = nested.get(method.getReturnType().toString());
                    if (group != null && group.getKind() == Tree.Kind.INTERFACE) {
                        read(new TreePath(path, group), group, name);
                    } else {
                        keys.add(key(path, method, name));
                    }
                }
            }
        }

        private Key key(TreePath path, MethodTree method, String name) {
            String type = method.getReturnType().toString();
            var standard = argument(method.getModifiers().getAnnotations(), "WithDefault");
            String comment = comments.getDocComment(new TreePath(path, method));
            boolean optional = type.startsWith("Optional") || type.startsWith("Map") || standard.isPresent();
            return new Key(
                    type.startsWith("Map") ? name + ".*" : name,
                    standard.orElse(""),
                    !optional,
                    comment == null ? "" : plain(comment));
        }

        private static java.util.Optional<String> argument(List<? extends AnnotationTree> annotations, String name) {
            return annotations.stream()
                    .filter(each -> each.getAnnotationType().toString().equals(name))
                    .flatMap(each -> each.getArguments().stream())
                    .map(each -> each instanceof AssignmentTree assignment ? assignment.getExpression() : each)
                    .filter(LiteralTree.class::isInstance)
                    .map(each -> String.valueOf(((LiteralTree) each).getValue()))
                    .findFirst();
        }

        private static String kebab(String name) {
            return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        private static String plain(String comment) {
            return comment.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
