package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.document.Fault;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Says who is mailed what a form brings in, and how long it is kept. */
@ApplicationScoped
public class ConfigureForm {

    private static final int MOST_RECIPIENTS = 10;
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_DAYS = 3650;

    /** @param retentionDays for what comes in from now on; what is there keeps its end */
    public record Wanted(List<String> recipients, String subject, int retentionDays) {}

    @Inject
    Access access;

    @Inject
    FormQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Transactional
    public Optional<FormSetting> find(Actor actor, long pageId) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        queries.requireForm(pageId);
        return FormSetting.findOf(pageId);
    }

    @Transactional
    public FormSetting configure(Actor actor, long pageId, Wanted wanted) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        queries.requireForm(pageId);
        requireSensible(wanted);
        FormSetting setting = FormSetting.findOf(pageId).orElseGet(FormSetting::new);
        setting.pageId = pageId;
        setting.recipients = wanted.recipients().toArray(String[]::new);
        setting.subject = wanted.subject();
        setting.retentionDays = wanted.retentionDays();
        setting.by = actor.name();
        setting.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        setting.persist();
        audit.record(
                actor,
                "form.configured",
                pageId,
                null,
                "{\"recipients\":%d,\"retention_days\":%d}"
                        .formatted(setting.recipients.length, setting.retentionDays));
        return setting;
    }

    private static void requireSensible(Wanted wanted) {
        var faults = new ArrayList<Fault>();
        if (wanted.recipients().size() > MOST_RECIPIENTS
                || !wanted.recipients().stream()
                        .allMatch(address -> address.matches("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,190}"))) {
            faults.add(new Fault(List.of("recipients"), "must be at most " + MOST_RECIPIENTS + " e-mail addresses"));
        }
        if (wanted.subject().length() > LONGEST_SUBJECT
                || wanted.subject().chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(List.of("subject"), "must be one line of at most " + LONGEST_SUBJECT + " characters"));
        }
        if (wanted.retentionDays() < 1 || wanted.retentionDays() > MOST_DAYS) {
            faults.add(new Fault(List.of("retention_days"), "must be from 1 to " + MOST_DAYS));
        }
        if (!faults.isEmpty()) {
            throw new Problem.InvalidContent(faults);
        }
    }
}
