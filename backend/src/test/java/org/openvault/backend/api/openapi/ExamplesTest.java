package org.openvault.backend.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.site.Site;

/** Every example in docs/reference/api is sent, page by page, and answered as the page says. */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class ExamplesTest {

    private static final Path PAGES = Path.of("../docs/reference/api");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Test
    void everyExampleIsAnsweredAsItsPageSays() throws IOException {
        Names world = world();
        var differences = new ArrayList<String>();
        int sent = 0;
        for (Path page : pages()) {
            for (Example example : Example.in(Files.readString(page))) {
                String where = page.getFileName() + ", line " + example.line() + ": ";
                send(example, world).forEach(difference -> differences.add(where + difference));
                sent++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(sent).isGreaterThan(60);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private Names world() {
        site.get();
        var names = new Names();
        var chief = people.superuser();
        names.put("token", people.token(chief));
        names.put("me", chief.userId());
        names.put("my_name", chief.name());
        names.put("home", site.home);
        names.put("index", site.index);
        names.put("collections", site.collections);
        names.put("picture", site.picture);
        names.put("author", site.author);
        names.put("exhibit", site.exhibit("harbour-nights"));
        names.put("other", site.exhibit("tower-hill"));
        names.put("library", QuarkusTransaction.requiringNew().call(() -> MediaFolder.root().id));
        names.put("site", QuarkusTransaction.requiringNew().call(() -> Site.getDefault().id));
        return names;
    }

    private static List<String> send(Example example, Names names) throws IOException {
        Example.Message asked = example.request();
        RequestSpecification request =
                RestAssured.given().urlEncodingEnabled(false).redirects().follow(false);
        asked.headers().forEach((name, value) -> request.header(name, names.filled(value)));
        if (!asked.body().isEmpty()) {
            String body = names.filledJson(asked.body());
            if (asked.headers().containsKey("Content-Type")) {
                request.body(body.getBytes(StandardCharsets.UTF_8));
            } else {
                request.contentType("application/json").body(body);
            }
        }
        Response response;
        try {
            response = request.request(asked.word(0), names.filled(asked.word(1)));
        } catch (AssertionError broken) {
            return List.of(String.valueOf(broken.getMessage()));
        }
        return differences(example.answer(), response, names);
    }

    private static List<String> differences(Example.Message expected, Response response, Names names)
            throws IOException {
        var differences = new ArrayList<String>();
        if (response.statusCode() != Integer.parseInt(expected.word(1))) {
            differences.add("the status is %d: %s".formatted(response.statusCode(), response.asString()));
        }
        expected.headers().forEach((name, value) -> {
            String actual = response.header(name);
            if (actual == null || !names.fits(value, actual)) {
                differences.add("the header %s is %s".formatted(name, actual));
            }
        });
        if (!expected.body().isEmpty()) {
            JsonNode json = JSON.readTree(expected.body());
            differences.addAll(names.differences("the answer", json, JSON.readTree(response.asString())));
        }
        return differences;
    }
}
