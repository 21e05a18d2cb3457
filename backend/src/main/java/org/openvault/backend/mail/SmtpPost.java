package org.openvault.backend.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** By SMTP, as {@code quarkus.mailer} says. */
@ApplicationScoped
class SmtpPost implements MailPost {

    @Inject
    Mailer mailer;

    @Override
    public void send(String from, List<String> to, String subject, String text) {
        mailer.send(new Mail()
                .setFrom(from)
                .setTo(to)
                .setSubject(subject)
                .setText(text)
                .addHeader("Auto-Submitted", "auto-generated"));
    }
}
