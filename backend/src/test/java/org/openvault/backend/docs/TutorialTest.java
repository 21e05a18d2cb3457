package org.openvault.backend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Extension;
import org.openvault.backend.openvault.OpenVaultExtension;

/** The listings of the tutorial: they compile, the registry takes what they declare, and their own test passes. */
class TutorialTest {
    private static final Path PAGE = Path.of("../docs/tutorial/own-content-type.md");
    private static final Pattern LISTING = Pattern.compile("(?s)\n```java title=\"([^\"]+)\"\n(.*?)\n```\n");
    private static final Pattern SENT = Pattern.compile("(?s) -d '(\\{.*?})'\n");

    @TempDir
    Path folder;

    private String page;
    private Map<String, String> listings;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
        listings = new LinkedHashMap<>();
        Matcher listing = LISTING.matcher(page);
        while (listing.find()) {
            listings.put(listing.group(1), listing.group(2) + "\n");
        }
    }

    @Test
    void theTypeIsTakenByTheRegistryAndItsTestPasses() throws Exception {
        assertThat(listings).hasSize(2);
        assertThat(compile(List.copyOf(listings.values()))).isEmpty();
        URL[] classes = {folder.resolve("classes").toUri().toURL()};
        try (var loader = new URLClassLoader(classes, TutorialTest.class.getClassLoader())) {
            Extension extension = (Extension) make(loader, "org.openvault.backend.event.EventExtension");
            var types = new ContentTypes(List.of(new OpenVaultExtension(), extension));
            assertThat(types.get("events.EventPage").label()).isEqualTo("Event");
            assertThatWhatIsSentFits(types.get("events.EventPage"));
            assertThat(runTests(loader, "org.openvault.backend.event.EventExtensionTest"))
                    .isEqualTo(2);
        }
    }

    /** The page that the tutorial publishes has fields of this type and what the type requires. */
    private void assertThatWhatIsSentFits(ContentType type) throws IOException {
        Matcher sent = SENT.matcher(page);
        assertThat(sent.find()).isTrue();
        JsonNode json = new ObjectMapper().readTree(sent.group(1).replace("'\"$home\"'", "1"));
        assertThat(json.at("/meta/type").asText()).isEqualTo(type.name());
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("meta") && !name.equals("slug")) {
                assertThat(type.field(name)).as(name).isPresent();
            }
        });
        assertThat(type.fields())
                .filteredOn(field -> field.requiredToPublish())
                .allSatisfy(field ->
                        assertThat(json.has(field.name())).as(field.name()).isTrue());
    }

    @Test
    void eachListingSaysItsPlace() {
        listings.forEach((path, text) -> {
            String inSources = path.replaceAll("^backend/src/(main|test)/java/", "");
            assertThat(text)
                    .startsWith("package " + inSources.replaceAll("/[^/]*$", "").replace('/', '.') + ";");
            assertThat(text).contains("class " + inSources.replaceAll(".*/", "").replace(".java", ""));
        });
    }

    @Test
    void aListingThatDoesNotCompileIsNoticed() throws IOException {
        String broken = listings.values().iterator().next().replace("date(\"day\"", "dat(\"day\"");
        assertThat(compile(List.of(broken))).contains("dat(");
    }

    /** @return what the compiler complains of */
    private String compile(List<String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var files = new ArrayList<Path>();
        for (String source : sources) {
            Matcher name = Pattern.compile("class (\\w+)").matcher(source);
            assertThat(name.find()).isTrue();
            files.add(Files.writeString(folder.resolve(name.group(1) + ".java"), source));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            return compiled ? "" : said.toString();
        }
    }

    private static int runTests(ClassLoader loader, String name) throws Exception {
        Object test = make(loader, name);
        int run = 0;
        for (Method method : test.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                method.setAccessible(true);
                method.invoke(test);
                run++;
            }
        }
        return run;
    }

    /** Loaders other than the test's own have packages of their own, so that nothing but public is open to us. */
    private static Object make(ClassLoader loader, String name) throws Exception {
        Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
