package org.openvault.backend.api;

import io.quarkus.vertx.http.runtime.attribute.ExchangeAttribute;
import io.quarkus.vertx.http.runtime.attribute.ExchangeAttributeBuilder;
import io.quarkus.vertx.http.runtime.attribute.ReadOnlyAttributeException;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's first line for the access log ({@code %{MASKED_REQUEST}}): without what whoever reads the log could use. */
public final class MaskedRequestLine implements ExchangeAttribute {

    /** By place, and by length: however a path is spelt, nothing else in one is that long without a stop. */
    private static final Pattern SECRET =
            Pattern.compile("(?<=/preview/)[^/?\\s]+|(?<=[?&]token=)[^&\\s]+|(?:[A-Za-z0-9_-]|%[0-9A-Fa-f]{2}){70,}");

    static String mask(String line) {
        return SECRET.matcher(line).replaceAll("***");
    }

    @Override
    public String readAttribute(RoutingContext exchange) {
        var request = exchange.request();
        return "%s %s %s".formatted(request.method(), mask(String.valueOf(request.uri())), request.version());
    }

    @Override
    public void writeAttribute(RoutingContext exchange, String newValue) throws ReadOnlyAttributeException {
        throw new ReadOnlyAttributeException("request line", newValue);
    }

    /** Found by its name in {@code META-INF/services}. */
    public static final class Builder implements ExchangeAttributeBuilder {

        @Override
        public String name() {
            return "masked request line";
        }

        @Override
        public @Nullable ExchangeAttribute build(String token) {
            return token.equals("%{MASKED_REQUEST}") ? new MaskedRequestLine() : null;
        }

        @Override
        public int priority() {
            return 0;
        }
    }
}
