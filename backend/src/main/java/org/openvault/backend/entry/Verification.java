package org.openvault.backend.entry;

/** What came of proving the history. */
public sealed interface Verification {

    /** Every revision follows from the one before it. */
    record Unbroken(long revisions, long entries) implements Verification {}

    /**
     * @param revisions how many were proven before
     * @param number the first revision that cannot be proven
     * @param wrong in words
     */
    record Broken(long revisions, long entryId, int number, String wrong) implements Verification {}
}
