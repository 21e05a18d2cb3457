package org.openvault.backend.api.openapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JAX-RS method at one address: where its path lets through several words, there is one of these for each.
 *
 * @param segments words, or in braces the expression for what may stand there
 */
record Endpoint(Method code, String method, List<String> segments, Set<String> consumes, Set<String> produces) {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");
    private static final Pattern WORDS = Pattern.compile("[a-z_/]+");

    static List<Endpoint> all(ClassLoader loader) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> load(name.replace(".class", "").replace(File.separatorChar, '.'), loader))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(Endpoint::of)
                    .toList();
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Stream<Endpoint> of(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> base.startsWith("/api/"))
                .flatMap(method -> verb(method).flatMap(verb -> addresses(base, method.getAnnotation(Path.class))
                        .map(segments -> new Endpoint(
                                method,
                                verb,
                                segments,
                                consumed(resource, method, verb),
                                produced(resource, method)))));
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT));
    }

    private static Set<String> consumed(Class<?> resource, Method method, String verb) {
        Consumes named = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : resource.getAnnotation(Consumes.class);
        return named == null || !Set.of("post", "put", "patch").contains(verb) ? Set.of() : Set.of(named.value());
    }

    private static Set<String> produced(Class<?> resource, Method method) {
        Produces named = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : resource.getAnnotation(Produces.class);
        return named == null || method.getReturnType() == void.class ? Set.of() : Set.of(named.value());
    }

    private static Stream<List<String>> addresses(String base, Path own) {
        String path = own == null ? base : base + "/" + own.value();
        return spelledOut(path).stream().map(one -> Arrays.stream(one.split("/"))
                .filter(part -> !part.isEmpty())
                .toList());
    }

    /** {@code {shelf:pages|snippets/[^/]+}/{id}} becomes {@code pages/{[^/]+}} and {@code snippets/{[^/]+}/{[^/]+}}. */
    private static List<String> spelledOut(String path) {
        int open = path.indexOf('{');
        if (open < 0) {
            return List.of(path);
        }
        int close = end(path, open);
        String[] named = path.substring(open + 1, close).split(":", 2);
        String expression = named.length == 1 ? "[^/]+" : named[1].strip();
        var all = new ArrayList<String>();
        for (String rest : spelledOut(path.substring(close + 1))) {
            for (String choice : expression.split("\\|")) {
                all.add(path.substring(0, open) + segment(choice) + rest);
            }
        }
        return all;
    }

    private static int end(String path, int open) {
        int depth = 0;
        for (int at = open; at < path.length(); at++) {
            depth += path.charAt(at) == '{' ? 1 : path.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException(path);
    }

    /** A slash within brackets parts nothing. */
    private static String segment(String choice) {
        int slash = choice.indexOf("/[");
        if (slash > 0) {
            return choice.substring(0, slash) + "/{" + hidden(choice.substring(slash + 1)) + "}";
        }
        return WORDS.matcher(choice).matches() ? choice : "{" + hidden(choice) + "}";
    }

    private static String hidden(String expression) {
        return expression.replace("/", "\\x2F");
    }

    boolean fits(Described operation) {
        if (!method.equals(operation.method())
                || segments.size() != operation.segments().size()) {
            return false;
        }
        for (int at = 0; at < segments.size(); at++) {
            if (!fits(segments.get(at), operation.segments().get(at), operation)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String ours, String described, Described operation) {
        boolean isName = described.startsWith("{");
        if (ours.startsWith("{")) {
            return isName
                    ? operation.words(described).isEmpty() || ours.equals("{[^\\x2F]+}")
                    : described.matches(ours.substring(1, ours.length() - 1));
        }
        return isName ? operation.words(described).contains(ours) : ours.equals(described);
    }

    @Override
    public String toString() {
        return "%s /%s (%s.%s)"
                .formatted(
                        method,
                        String.join("/", segments),
                        code.getDeclaringClass().getSimpleName(),
                        code.getName());
    }
}
