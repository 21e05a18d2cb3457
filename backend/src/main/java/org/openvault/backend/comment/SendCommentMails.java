package org.openvault.backend.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openvault.backend.comment.CommentMails.Job;
import org.openvault.backend.mail.MailPost;
import org.openvault.backend.permission.Viewers;

/** Tells people by mail that they were mentioned or answered, again and again until it is taken. Who comments waits for none of it. */
@ApplicationScoped
public class SendCommentMails {

    private static final Logger LOG = Logger.getLogger(SendCommentMails.class);

    private final CommentConfig config;
    private final CommentMails mails;
    private final Viewers viewers;
    private final MailPost post;
    private final Clock clock;

    @Inject
    SendCommentMails(CommentConfig config, CommentMails mails, Viewers viewers, MailPost post, Clock clock) {
        this.config = config;
        this.mails = mails;
        this.viewers = viewers;
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

    /** A right or an address may have been taken away since. */
    private void send(String from, Job job) {
        try {
            if (job.email() != null
                    && !viewers.among(job.entry(), List.of(job.user())).isEmpty()) {
                var text = new CommentMailText(job, config.adminUrl().orElse(""));
                post.send(from, List.of(job.email()), text.subject(), text.body());
            }
            QuarkusTransaction.requiringNew().run(() -> mails.end(job));
        } catch (RuntimeException failed) {
            LOG.warnf("the mail about comment %d failed at attempt %d: %s", job.comment(), job.attempt(), failed);
            QuarkusTransaction.requiringNew().run(() -> noteFailed(job));
        }
    }

    private void noteFailed(Job job) {
        if (job.attempt() >= config.mail().attempts()) {
            mails.end(job);
        } else {
            mails.putOff(job, now().plus(config.mail().firstRetry().multipliedBy(1L << job.attempt() - 1)));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
