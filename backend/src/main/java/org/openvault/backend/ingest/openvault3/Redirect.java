package org.openvault.backend.ingest.openvault3;

/** An old address and where it leads now. */
public record Redirect(String from, Target to, int line) {

    public sealed interface Target {

        /** @param fragment without the number sign, empty when there is none */
        record ToPage(PageKey page, String fragment) implements Target {}

        record ToAddress(String address) implements Target {}
    }
}
