package org.openvault.backend.command;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.api.idempotency.ForgetAnswers;
import org.openvault.backend.command.Roles.Role;
import org.openvault.backend.comment.SendCommentMails;
import org.openvault.backend.form.DeleteSubmission;
import org.openvault.backend.form.SendFormMails;
import org.openvault.backend.publishing.AnnounceInstants;
import org.openvault.backend.webhook.DeliverWebhooks;

/** All that recurs, in one place. */
@ApplicationScoped
class Timers {

    private final boolean scheduler = Roles.current().has(Role.SCHEDULER);

    @Inject
    ProcessNote processNote;

    @Inject
    AnnounceInstants announceInstants;

    @Inject
    DeliverWebhooks deliverWebhooks;

    @Inject
    ForgetAnswers forgetAnswers;

    @Inject
    SendFormMails sendFormMails;

    @Inject
    SendCommentMails sendCommentMails;

    @Inject
    DeleteSubmission deleteSubmission;

    /** Whatever the process's roles. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void noteProcess() {
        processNote.renew();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void announceInstants() {
        if (scheduler) {
            announceInstants.announce();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deliverWebhooks() {
        if (scheduler) {
            deliverWebhooks.deliver();
        }
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetOldDeliveries() {
        if (scheduler) {
            deliverWebhooks.forgetOld();
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendFormMails() {
        if (scheduler) {
            sendFormMails.send();
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendCommentMails() {
        if (scheduler) {
            sendCommentMails.send();
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetSubmissions() {
        if (scheduler) {
            deleteSubmission.forgetOld();
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetAnswers() {
        if (scheduler) {
            forgetAnswers.forget();
        }
    }
}
