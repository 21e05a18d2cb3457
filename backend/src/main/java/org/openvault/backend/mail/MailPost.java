package org.openvault.backend.mail;

import java.util.List;

/** Gives a mail to whoever brings it. */
@FunctionalInterface
public interface MailPost {

    /** @throws RuntimeException when it was not taken */
    void send(String from, List<String> to, String subject, String text);
}
