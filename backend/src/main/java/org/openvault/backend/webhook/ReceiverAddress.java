package org.openvault.backend.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a webhook's receiver is: an address of the public internet, by HTTPS, or one in a network of our own that is allowed.
 * The name is looked up once for each attempt, and what was looked at is what is connected to: a name that means something
 * else a moment later leads nowhere.
 */
final class ReceiverAddress {

    private static final int LONGEST = 2000;

    /** In a name's last part digits alone make it a number: {@code 2130706433}, {@code 0x7f.1}. Only the plain form is read. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern PLAIN =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

    /** How names become addresses. */
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** @param address what to connect to; host and port are what the receiver calls itself */
    record Target(URI uri, String host, int port, boolean isSecure, InetAddress address) {}

    /** Nothing is sent there. The message is for whoever looks after the webhook. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final Networks allowed;
    private final Names names;

    ReceiverAddress(List<String> allowedNetworks, Names names) {
        this.allowed = Networks.of(allowedNetworks);
        this.names = names;
    }

    /** What can be said without looking a name up. */
    void check(String url) throws Refused {
        URI uri = parse(url);
        String host = host(uri);
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            if (allowed.isEmpty()) {
                throw new Refused("is not an address of the public internet");
            }
        }
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            require(literal.get(), uri);
        }
    }

    /** The one look at where it leads, of every address that the name has. */
    Target find(String url) throws Refused {
        URI uri = parse(url);
        String host = host(uri);
        InetAddress[] found = lookUp(host);
        for (InetAddress address : found) {
            require(address, uri);
        }
        boolean secure = isSecure(uri);
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        return new Target(uri, host, port, secure, found[0]);
    }

    private InetAddress[] lookUp(String host) throws Refused {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return new InetAddress[] {literal.get()};
        }
        try {
            InetAddress[] found = names.find(host);
            if (found.length > 0) {
                return found;
            }
        } catch (UnknownHostException | SecurityException unknown) {
            // told below
        }
        throw new Refused("the name of the receiver is not known");
    }

    private void require(InetAddress address, URI uri) throws Refused {
        if (allowed.contain(address)) {
            return;
        }
        if (!Networks.isPublic(address)) {
            throw new Refused("is not an address of the public internet");
        }
        if (!isSecure(uri)) {
            throw new Refused("must begin with https://");
        }
    }

    private static URI parse(String url) throws Refused {
        try {
            URI uri = new URI(url);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean hasPort = uri.getPort() != 0 && uri.getPort() <= 65535;
            boolean isAscii = url.chars().allMatch(character -> character > ' ' && character < 127);
            if (isWeb && isPlain && hasPort && isAscii && uri.getHost() != null && url.length() <= LONGEST) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            // told below
        }
        throw new Refused("must be an address such as https://example.org/hook, without user and fragment");
    }

    private static boolean isSecure(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** In lower case and without the dot at its end; an IPv6 address in its brackets. */
    private static String host(URI uri) throws Refused {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return host;
        }
        if (!NAME.matcher(host).matches()
                || NUMBER.matcher(host).matches() && !PLAIN.matcher(host).matches()) {
            throw new Refused("must name its host plainly");
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Java takes IPv6 addresses that hold an IPv4 one for the latter. */
    private static Optional<InetAddress> literal(String host) throws Refused {
        if (!host.startsWith("[") && !PLAIN.matcher(host).matches()) {
            return Optional.empty();
        }
        if (host.contains("%")) {
            throw new Refused("must name its host plainly");
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // looks nothing up
        } catch (UnknownHostException unreadable) {
            throw new Refused("must name its host plainly");
        }
    }
}
