package org.openvault.backend.form;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openvault.backend.form.MailQueries.Job;
import org.openvault.backend.mail.MailPost;

/** Mails what came in by forms, again and again until it is taken: at least once. Nobody who sends a form waits for it. */
@ApplicationScoped
public class SendFormMails {

    private static final Logger LOG = Logger.getLogger(SendFormMails.class);

    private final FormConfig config;
    private final MailQueries mails;
    private final FormMailText texts;
    private final MailPost post;
    private final Clock clock;

    @Inject
    SendFormMails(FormConfig config, MailQueries mails, FormMailText texts, MailPost post, Clock clock) {
        this.config = config;
        this.mails = mails;
        this.texts = texts;
        this.post = post;
        this.clock = clock;
    }

    /** Those that are due. */
    public void send() {
        Optional<String> from = config.mail().from();
        if (from.isEmpty()) {
            return;
        }
        Instant now = now();
        List<Job> jobs = QuarkusTransaction.requiringNew()
                .call(() -> mails.claim(now, now.plus(config.mail().lease())));
        jobs.forEach(job -> send(from.get(), job));
    }

    private void send(String from, Job job) {
        try {
            String text = texts.of(job.submission());
            post.send(from, List.of(job.recipients()), job.subject(), text);
            QuarkusTransaction.requiringNew().run(() -> mails.noteSent(job.submission(), now()));
        } catch (RuntimeException failed) {
            LOG.warnf("the mail about submission %d is sent later: %s", job.submission(), failed.getMessage());
            String error = failed.getClass().getSimpleName();
            QuarkusTransaction.requiringNew().run(() -> noteFailed(job, error));
        }
    }

    private void noteFailed(Job job, String error) {
        if (job.attempt() >= config.mail().attempts()) {
            mails.noteDead(job.submission(), error, now());
        } else {
            mails.noteFailed(job.submission(), error, now().plus(pause(job.attempt())));
        }
    }

    private Duration pause(int attempt) {
        Duration pause = config.mail().firstRetry().multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(config.mail().lastRetry()) < 0
                ? pause
                : config.mail().lastRetry();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
