package org.openvault.image;

/** What the user can do something about: said in one line, without a stack. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    Trouble(String message) {
        super(message);
    }

    Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
