package org.openvault.backend.api.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Answers are kept for a day; then their keys mean nothing any more. */
@ApplicationScoped
public class ForgetAnswers {

    private static final int BATCH = 1000;

    @Inject
    AnswerQueries queries;

    /** @return how many were forgotten, a few at a time */
    public int forget() {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> queries.forget(BATCH));
            all += some;
        } while (some == BATCH);
        return all;
    }
}
