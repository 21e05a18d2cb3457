package org.openvault.backend.form;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.problem.Problem;

/** What a mail says about a submission: plain text, which nothing can be hidden in. */
@ApplicationScoped
class FormMailText {

    @Inject
    FormQueries queries;

    @Transactional
    String of(long submissionId) {
        Submission submission = queries.find(submissionId)
                .orElseThrow(() -> new Problem.NotFound("submission " + submissionId + " was deleted"));
        var text = new StringBuilder(submission.formTitle() + ", " + submission.at() + "\n");
        for (JsonNode answer : submission.answers()) {
            text.append("\n").append(answer.path("label").asText()).append(":\n");
            text.append(answer.path("value").asText().indent(2));
        }
        return text.append("\n-- \nSubmission ")
                .append(submissionId)
                .append(", kept until ")
                .append(submission.keepUntil())
                .append("\n")
                .toString();
    }
}
