package org.openvault.backend.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Parts of the space of addresses, by their beginnings. */
record Networks(List<Network> networks) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3})");

    /**
     * What is not for the public, of IPv4: IANA's registry of special-purpose addresses (RFC 6890), multicast, what is reserved,
     * and 168.63.129.16, from which a cloud serves its machines' metadata in spite of that registry.
     */
    private static final Networks SPECIAL_4 = of(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32"));

    /** Of IPv6 only global unicast is public at all, ... */
    private static final Networks GLOBAL_6 = of(List.of("2000::/3"));

    /** ... but not what in it is special, among it all that wraps an IPv4 address. */
    private static final Networks SPECIAL_6 =
            of(List.of("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"));

    record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws IllegalArgumentException naming what is no network */
    static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::network).toList());
    }

    private static Network network(String text) {
        var parts = FORM.matcher(text.strip());
        try {
            if (parts.matches()) {
                byte[] address = InetAddress.getByName(parts.group(1)).getAddress();
                int bits = Integer.parseInt(parts.group(2));
                if (bits <= address.length * 8) {
                    return new Network(address, bits);
                }
            }
        } catch (UnknownHostException unreadable) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is not a network such as 10.2.0.0/16");
    }

    static boolean isPublic(InetAddress address) {
        return address.getAddress().length == 4
                ? !SPECIAL_4.contain(address)
                : GLOBAL_6.contain(address) && !SPECIAL_6.contain(address);
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }
}
