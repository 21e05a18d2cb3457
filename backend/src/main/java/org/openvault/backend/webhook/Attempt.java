package org.openvault.backend.webhook;

/** What came of sending one delivery once. */
sealed interface Attempt {

    record Delivered(int status) implements Attempt {}

    /** The receiver answered, but not with a success; an address elsewhere is not followed. */
    record Declined(int status) implements Attempt {}

    /** @param why in our own words: whoever reads it learns nothing of what else is at that address */
    record Unanswered(String why) implements Attempt {}

    /** This process ends. Nobody knows whether it arrived: another process sends it, as if it had not been tried. */
    record GivenBack() implements Attempt {}
}
