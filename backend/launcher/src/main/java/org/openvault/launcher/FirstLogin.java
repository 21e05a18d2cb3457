package org.openvault.launcher;

/**
 * The account that the backend makes when there is none yet.
 *
 * @param fresh made by this run, so that the user has not seen it yet
 */
record FirstLogin(String user, String password, boolean fresh) {
    private static final String USER = "admin";

    static FirstLogin of(Home home) {
        return PrivateFile.find(home.firstLogin())
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("password: "))
                        .findFirst())
                .map(line -> new FirstLogin(USER, line.substring("password: ".length()), false))
                .orElseGet(() -> make(home));
    }

    private static FirstLogin make(Home home) {
        String password = PrivateFile.newPassword();
        PrivateFile.write(home.firstLogin(), "user: " + USER + "\npassword: " + password);
        return new FirstLogin(USER, password, true);
    }
}
