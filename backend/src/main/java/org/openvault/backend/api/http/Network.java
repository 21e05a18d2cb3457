package org.openvault.backend.api.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.42.0.0/16}, {@code ::1/128}, or one address alone. */
record Network(byte[] prefix, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    /** @throws IllegalArgumentException naming what is no network */
    static Network of(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress address =
                address(parts[0]).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no network"));
        int most = address.getAddress().length * 8;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("'" + text + "' is no network");
        }
        return new Network(address.getAddress(), bits);
    }

    static List<Network> all(Optional<List<String>> texts) {
        return texts.orElse(List.of()).stream()
                .filter(text -> !text.isBlank())
                .map(Network::of)
                .toList();
    }

    /** What is written out; a name is never looked up. */
    static Optional<InetAddress> address(String text) {
        String literal = text.strip();
        if (!LITERAL.matcher(literal).matches() || (!literal.contains(":") && literal.split("\\.").length != 4)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        byte[] given = address.getAddress();
        if (given.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((given[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
