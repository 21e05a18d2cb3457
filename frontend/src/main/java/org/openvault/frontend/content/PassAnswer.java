package org.openvault.frontend.content;

/** What the backend says to a password. */
public sealed interface PassAnswer {
    /** @param pass what opens the page from now on */
    record Opened(String pass) implements PassAnswer {}

    record Wrong() implements PassAnswer {}

    record TooManyAttempts(int retryAfter) implements PassAnswer {}

    /** No password opens the page, or none any more. */
    record NotAsked() implements PassAnswer {}

    record Unavailable() implements PassAnswer {}
}
