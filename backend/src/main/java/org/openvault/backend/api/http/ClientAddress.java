package org.openvault.backend.api.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who really asks. What a header says of that is believed only as far back as proxies that are ours have written it. */
@Singleton
public class ClientAddress {

    /** @param told by somebody on the way whom we do not know: the address is theirs, or anybody's behind them */
    record Client(InetAddress address, boolean told) {

        /** One home has 2⁶⁴ addresses of the newer kind: they count as one. */
        String key() {
            byte[] bytes = address.getAddress();
            return bytes.length == 4
                    ? address.getHostAddress()
                    : java.util.HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        }
    }

    private final List<Network> proxies;

    @Inject
    ClientAddress(HttpConfig config) {
        this(Network.all(config.trustedProxies()));
    }

    ClientAddress(List<Network> proxies) {
        this.proxies = proxies;
    }

    /** By what to tell readers apart who are to be slowed down. */
    public String key(HttpServerRequest request) {
        return of(request).key();
    }

    Client of(HttpServerRequest request) {
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return of(peer == null ? "" : peer, request.headers().getAll("X-Forwarded-For"));
    }

    Client of(String peer, List<String> forwarded) {
        InetAddress client = Network.address(peer).orElseGet(InetAddress::getLoopbackAddress);
        List<String> hops = Arrays.asList(String.join(",", forwarded).split(","));
        for (String hop : hops.reversed()) {
            if (hop.isBlank()) {
                continue;
            }
            Optional<InetAddress> before = Network.address(hop);
            if (!isProxy(client) || before.isEmpty()) {
                return new Client(client, true);
            }
            client = before.get();
        }
        return new Client(client, false);
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.holds(address));
    }
}
