package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/**
 * Keeps what a reader sends by a form, and notes the mail that is to tell of it. Anybody may; machines are kept out by a
 * field that no reader sees, by a stamp that says when the form was given out, by how much comes from one address, and by
 * what is in it.
 */
@ApplicationScoped
public class SubmitForm {

    private static final Actor READER = new Actor.SystemActor("reader");

    /**
     * What is sent.
     *
     * @param answers by the ids of the fields
     * @param trap what stands in the field that no reader sees
     * @param address where it comes from; not kept
     */
    public record Submitted(Map<String, List<String>> answers, String trap, String stamp, String address) {
        public Submitted {
            answers = Map.copyOf(answers);
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Accepted() implements Outcome {}

        /** @param problems in words for the reader, by the id of the field */
        record Invalid(Map<String, String> problems) implements Outcome {}

        /** The form was given out too short or too long ago, or nobody knows when: it is to be sent again, with this stamp. */
        record SendAgain(String stamp) implements Outcome {}

        record TooMany(Duration within) implements Outcome {}
    }

    private final FormConfig config;
    private final Pace pace;
    private final Pace tries;

    @Inject
    FormQueries queries;

    @Inject
    FormKey key;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    SubmitForm(FormConfig config) {
        this.config = config;
        this.pace = new Pace(config.mostOfAddress(), config.within());
        this.tries = new Pace(config.mostTriesOfAddress(), config.within());
    }

    /** A stamp for a form that is given out now. @throws Problem.NotFound when no such form is live */
    @Transactional
    public String stamp(long pageId) {
        require(pageId);
        return newStamp(pageId);
    }

    private String newStamp(long pageId) {
        return new FormStamp(pageId, clock.instant(), key.number()).text(key::sign);
    }

    /** @throws Problem.NotFound when no such form is live, or it is not for everybody */
    @Transactional
    public Outcome submit(long pageId, Submitted submitted) {
        FormQueries.LiveForm form = require(pageId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!tries.allows(submitted.address(), now)) {
            return new Outcome.TooMany(config.within());
        }
        if (!submitted.trap().isBlank()) {
            return new Outcome.Accepted(); // whoever fills that in is not to learn of it
        }
        FormAnswers answers = FormAnswers.of(FormField.listOf(form.document()), submitted.answers());
        if (!answers.problems().isEmpty()) {
            return new Outcome.Invalid(answers.problems());
        }
        Optional<FormStamp> stamp =
                FormStamp.read(submitted.stamp(), key::sign).filter(read -> isOf(read, pageId, now));
        if (stamp.isEmpty()) {
            return new Outcome.SendAgain(newStamp(pageId));
        }
        if (queries.wasUsed(stamp.get().said())) {
            return new Outcome.Accepted(); // the same one, sent twice
        }
        if (!pace.allows(submitted.address(), now)) {
            return new Outcome.TooMany(config.within());
        }
        keep(form, answers, stamp.get(), now);
        return new Outcome.Accepted();
    }

    private boolean isOf(FormStamp stamp, long pageId, Instant now) {
        return stamp.pageId() == pageId
                && !now.isBefore(stamp.at().plus(config.shortest()))
                && !now.isAfter(stamp.at().plus(config.longest()));
    }

    private void keep(FormQueries.LiveForm form, FormAnswers answers, FormStamp stamp, Instant now) {
        Optional<FormSetting> setting = FormSetting.findOf(form.pageId());
        int days = setting.map(found -> found.retentionDays).orElse(config.retentionDays());
        Optional<Long> kept =
                queries.insert(form, answers.json().toString(), stamp.said(), now, now.plus(Duration.ofDays(days)));
        if (kept.isEmpty()) {
            return; // the same one, sent twice at once
        }
        if (config.mail().from().isPresent()) {
            setting.filter(found -> found.recipients.length > 0)
                    .ifPresent(found -> queries.queueMail(kept.get(), found.recipients, subject(found, form), now));
        }
        // What was said is personal, and its own table forgets it; the log, which does not, is told that something
        // came.
        audit.record(READER, "form.submitted", form.pageId(), null, "{\"submission\":%d}".formatted(kept.get()));
    }

    private static String subject(FormSetting setting, FormQueries.LiveForm form) {
        return setting.subject.isBlank() ? form.title() : setting.subject;
    }

    private FormQueries.LiveForm require(long pageId) {
        return queries.findLive(pageId, clock.instant())
                .orElseThrow(() -> new Problem.NotFound("there is no form " + pageId));
    }
}
