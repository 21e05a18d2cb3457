package org.openvault.backend.user;

/**
 * From where somebody signs in, as far as that is known: to be shown to them, never to be believed.
 *
 * @param agent what the browser says of itself
 */
public record Device(String address, String agent) {

    private static final int LONGEST = 300;

    public Device {
        address = cleaned(address);
        agent = cleaned(agent);
    }

    public static Device at(String address) {
        return new Device(address, "");
    }

    private static String cleaned(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", " ").strip();
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible;
    }
}
