package org.openvault.frontend;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fake backend for all tests of the running site. */
public final class FakeBackendResource implements QuarkusTestResourceLifecycleManager {
    static final String OPERATIONS_TOKEN = "a token of these tests";

    private @Nullable FakeBackend backend;

    @Override
    public Map<String, String> start() {
        backend = new FakeBackend(0);
        try {
            return Map.of(
                    "openvault.backend-url",
                    backend.url(),
                    "openvault.content.timeout",
                    "2s",
                    "openvault.operations.token",
                    OPERATIONS_TOKEN,
                    "openvault.seo.security-contact",
                    "mailto:security@openvault.example",
                    "openvault.media.directory",
                    Files.createTempDirectory("ov-media").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (backend != null) {
            backend.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(backend, new TestInjector.MatchesType(FakeBackend.class));
    }
}
