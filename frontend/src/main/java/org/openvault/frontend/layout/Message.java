package org.openvault.frontend.layout;

/** A page that says that there is none: not found, gone, not now. */
public record Message(int status, String title, String text, boolean search) {
    public static Message of(int status) {
        return switch (status) {
            case 400, 414 ->
                new Message(status, "This address is not one", "Something in it cannot be read. Try the search.", true);
            case 403 ->
                new Message(403, "This page is not open to everybody", "It is kept for some readers only.", true);
            case 410 ->
                new Message(410, "This page has been taken down", "It was here once and was removed on purpose.", true);
            case 503 ->
                new Message(
                        503,
                        "Back in a moment",
                        "This page cannot be shown just now. Please try again shortly.",
                        false);
            default ->
                new Message(404, "Nothing is kept at this address", "The page may have moved. Try the search.", true);
        };
    }
}
