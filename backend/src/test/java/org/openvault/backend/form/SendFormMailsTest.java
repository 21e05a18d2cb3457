package org.openvault.backend.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;

/** Three attempts here, the second a second after the first, the third two seconds after that. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SendFormMailsTest {

    private static final String DESK = "desk-of-mails@openvault.example";

    private static final String FIELDS = "'fields':[{'id':'11111111-1111-4111-8111-111111111111','type':'single_line',"
            + "'value':{'label':'Name'}}]";

    @Inject
    SampleSite site;

    @Inject
    TestClock clock;

    @Inject
    FormConfig config;

    @Inject
    MailQueries mails;

    @Inject
    FormMailText texts;

    @Inject
    ConfigureForm configureForm;

    @Inject
    SubmitForm submitForm;

    @Inject
    ReadSubmissions readSubmissions;

    private final List<String> tried = new ArrayList<>();
    private boolean isTaken;
    private SendFormMails sending;
    private long form;

    @BeforeEach
    void world() {
        sending = new SendFormMails(config, mails, texts, this::post, clock);
        form = site.published(
                site.get().home, "forms.FormPage", SampleSite.slug("mails"), "{'title':'Write'," + FIELDS + "}");
        configureForm.configure(EDITOR, form, new ConfigureForm.Wanted(List.of(DESK), "", 30));
        clock.set(Instant.now().plusSeconds(3600)); // it was published a moment ago
        String stamp = submitForm.stamp(form);
        later(10);
        assertThat(submitForm.submit(
                        form, new SubmitForm.Submitted(Map.of(), "", stamp, SampleSite.slug("203.0.113."))))
                .isEqualTo(new SubmitForm.Outcome.Accepted());
    }

    @AfterEach
    void now() {
        clock.release();
    }

    /** The server that mails are given to. */
    private void post(String from, List<String> to, String subject, String text) {
        if (to.contains(DESK)) {
            tried.add(text);
            if (!isTaken) {
                throw new IllegalStateException("451 come back later");
            }
        }
    }

    private void later(int seconds) {
        clock.set(clock.instant().plus(Duration.ofSeconds(seconds)));
    }

    private Submission submission() {
        return readSubmissions.list(EDITOR, form, 0, 10).items().getFirst();
    }

    @Test
    void whatNobodyTakesIsTriedAgainAndInTheEndSeenToHaveFailed() {
        sending.send();
        sending.send();
        assertThat(tried).as("not before its time").hasSize(1);
        assertThat(submission().mail()).isEqualTo("waiting");
        assertThat(submission().mailError()).isEqualTo("IllegalStateException");

        later(1);
        sending.send();
        later(1);
        sending.send();
        assertThat(tried).as("each pause is longer").hasSize(2);
        later(1);
        sending.send();
        assertThat(tried).hasSize(3);
        assertThat(submission().mail()).isEqualTo("dead");
        assertThat(submission().mailError()).isEqualTo("IllegalStateException");

        later(86_400);
        sending.send();
        assertThat(tried).as("nobody is bothered for ever").hasSize(3);
    }

    @Test
    void whatIsTakenInTheEndIsSentOnce() {
        sending.send();
        isTaken = true;
        later(1);
        sending.send();
        later(60);
        sending.send();
        assertThat(tried).hasSize(2);
        assertThat(submission().mail()).isEqualTo("sent");
        assertThat(submission().mailError()).isNull();
    }
}
