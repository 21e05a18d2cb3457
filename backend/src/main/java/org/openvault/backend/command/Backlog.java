package org.openvault.backend.command;

/**
 * What waits in the database.
 *
 * @param feedHead the newest change
 * @param webhooks deliveries that were not taken yet
 * @param failingWebhooks webhooks whose last delivery failed
 * @param mails of forms and comments that were not sent yet
 * @param late publications that began or ended and were not announced
 * @param lateness seconds that the oldest of them is late, 0 without any
 * @param sessions that are open
 */
record Backlog(
        double feedHead,
        double webhooks,
        double failingWebhooks,
        double mails,
        double late,
        double lateness,
        double sessions) {

    static final Backlog UNKNOWN =
            new Backlog(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
