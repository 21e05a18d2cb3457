package org.openvault.frontend.page;

/**
 * What is said to a reader in front of a private page.
 *
 * @param page whose password is asked for
 * @param path where the reader wants to go
 * @param problem what was wrong with what was typed; empty at first
 */
record PrivateView(String kind, long page, String path, String problem) {
    public boolean isPassword() {
        return kind.equals("password");
    }

    public String title() {
        return isPassword() ? "This page asks for a password" : "This page is not open to everybody";
    }

    public String text() {
        return switch (kind) {
            case "password" -> "Whoever sent you here will have told you the password.";
            case "groups" ->
                "It is kept for members of certain groups, who can read it where they sign in to work on the site.";
            default -> "It is kept for people with an account, who can read it where they sign in to work on the site.";
        };
    }
}
