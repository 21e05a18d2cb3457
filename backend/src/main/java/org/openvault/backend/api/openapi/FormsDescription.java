package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.EntriesDescription.listOf;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.map;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import jakarta.inject.Singleton;

/** What readers send by forms, and who is told of it. */
@Singleton
class FormsDescription implements ApiDescription {

    private static final String FORM = "/api/v3/forms/{id}";

    @Override
    public void describe(ApiDocument api) {
        api.tag("forms", "What readers send by forms that editors make");
        shapes(api);
        sending(api);
        reading(api);
    }

    private static void shapes(ApiDocument api) {
        api.parameter("path.submission", whole(1, 999_999_999_999_999_999L), "The submission's id");
        Schema answer = object().has("field", text()).has("label", text()).has("value", text());
        api.schema(
                "Submission",
                object().has("id", id())
                        .has("form", text().described("the form's title as it was then"))
                        .has("at", instant())
                        .has("keep_until", instant())
                        .has("mail", word("waiting", "sent", "dead").orNull())
                        .has("mail_error", text().orNull())
                        .has("answers", list(answer)));
        api.schema(
                "FormSettings",
                object().has("recipients", list(text()))
                        .has("subject", text())
                        .has("retention_days", count())
                        .has("by", text())
                        .has("at", instant()));
    }

    private static void sending(ApiDocument api) {
        api.get(FORM + "/stamp", "forms.stamp")
                .says("A stamp that says when a form was given out")
                .forAnybody()
                .answers(200, object().has("stamp", text()));
        api.post(FORM + "/submissions", "forms.submit")
                .says("Send a form; 409 has a stamp with which to send it again")
                .forAnybody()
                .takes(object().has("answers", map(list(text())))
                        .may("stamp", text())
                        .may("trap", text())
                        .closed())
                .answers(201, object().has("outcome", word("accepted")))
                .refused(404, 409, 429);
    }

    private static void reading(ApiDocument api) {
        api.get(FORM + "/submissions", "forms.submissions")
                .says("What came in, the newest first")
                .with("limit", "offset")
                .answers(200, listOf(ref("Submission")));
        api.get(FORM + "/submissions.csv", "forms.export")
                .says("The newest ten thousand, as a table for spreadsheets")
                .answers(200, "text/csv", text());
        api.get(FORM + "/submissions/{submission}", "forms.submission")
                .says("One submission")
                .answers(200, ref("Submission"));
        api.delete(FORM + "/submissions/{submission}", "forms.delete")
                .says("Forget what somebody sent")
                .answersNothing();
        api.get(FORM + "/settings", "forms.settings")
                .says("Who is mailed, and how long submissions are kept")
                .answers(200, ref("FormSettings"));
        api.put(FORM + "/settings", "forms.configure")
                .says("Say who is mailed, and how long submissions are kept")
                .takes(object().has("retention_days", whole(1, 3650))
                        .may("recipients", list(text()))
                        .may("subject", text(200))
                        .closed())
                .answers(200, ref("FormSettings"));
    }
}
