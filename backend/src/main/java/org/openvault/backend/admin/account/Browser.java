package org.openvault.backend.admin.account;

import java.util.List;
import java.util.Optional;

/** What a browser says of itself, as a person would say it: "Firefox, Linux". Best known first: most claim to be others too. */
final class Browser {

    private record Known(String sign, String name) {}

    private static final List<Known> BROWSERS = List.of(
            new Known("Edg", "Edge"),
            new Known("OPR/", "Opera"),
            new Known("Firefox/", "Firefox"),
            new Known("HeadlessChrome/", "Chrome"),
            new Known("Chrome/", "Chrome"),
            new Known("Safari/", "Safari"));

    private static final List<Known> SYSTEMS = List.of(
            new Known("Android", "Android"),
            new Known("iPhone", "iPhone"),
            new Known("iPad", "iPad"),
            new Known("Windows", "Windows"),
            new Known("Mac OS", "macOS"),
            new Known("Linux", "Linux"));

    private Browser() {}

    /** Empty when nothing is known of it. */
    static String name(String agent) {
        Optional<String> browser = find(BROWSERS, agent);
        Optional<String> system = find(SYSTEMS, agent);
        return browser.map(name -> system.map(on -> name + ", " + on).orElse(name))
                .orElse(system.orElse(""));
    }

    private static Optional<String> find(List<Known> among, String agent) {
        return among.stream()
                .filter(known -> agent.contains(known.sign()))
                .map(Known::name)
                .findFirst();
    }
}
