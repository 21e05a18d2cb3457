package org.openvault.backend.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

    private static final List<String> NO_CHOICES = List.of();

    private static FormField field(String kind, boolean required, List<String> choices) {
        return new FormField("f", kind, "Field", required, choices);
    }

    private static boolean fits(FormField field, String... values) {
        return FormAnswers.of(List.of(field), Map.of("f", List.of(values)))
                .problems()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email, a@b.org, true",
        "email, a@b, false",
        "email, 'a@b.org, c@d.org', false",
        "email, 'A <a@b.org>', false",
        "url, https://b.org/x, true",
        "url, javascript:alert(1), false",
        "number, '3,5', true",
        "number, -3, true",
        "number, 1e999999999, true",
        "number, three, false",
        "date, 2026-11-21, true",
        "date, 2026-02-30, false",
        "single_line, hello, true",
        "multi_line, 'see http://a http://b http://c http://d', false"
    })
    void eachKindHasItsForm(String kind, String value, boolean fits) {
        assertThat(fits(field(kind, false, NO_CHOICES), value)).isEqualTo(fits);
    }

    @Test
    void choicesAreThoseThatAreOffered() {
        List<String> choices = List.of("Red", "Blue");
        assertThat(fits(field("select", false, choices), "Red")).isTrue();
        assertThat(fits(field("radio", false, choices), "Green")).isFalse();
        assertThat(fits(field("radio", false, choices), "Red", "Blue")).isFalse();
        assertThat(fits(field("checkboxes", false, choices), "Red", "Blue")).isTrue();
    }

    @Test
    void whatIsRequiredIsNotBlank() {
        assertThat(fits(field("single_line", true, NO_CHOICES), " \u0000\n ")).isFalse();
        assertThat(fits(field("single_line", false, NO_CHOICES))).isTrue();
        assertThat(fits(field("checkbox", true, NO_CHOICES))).isFalse();
    }

    @Test
    void lengthsAreBounded() {
        assertThat(fits(field("single_line", false, NO_CHOICES), "x".repeat(501)))
                .isFalse();
        assertThat(fits(field("multi_line", false, NO_CHOICES), "x".repeat(5_001)))
                .isFalse();
        assertThat(fits(field("multi_line", false, NO_CHOICES), "x".repeat(5_000)))
                .isTrue();
    }

    @Test
    void oneLineStaysOne() {
        FormAnswers answers = FormAnswers.of(
                List.of(field("single_line", false, NO_CHOICES)), Map.of("f", List.of("a\r\nBcc: b@c.org")));
        assertThat(answers.json().path(0).path("value").asText()).isEqualTo("a Bcc: b@c.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|cmd", "%0"})
    void noCellIsAFormula(String text) {
        assertThat(SubmissionTable.cell(text)).startsWith("\"'");
    }

    @Test
    void aTableHasAColumnForEachFieldThatEverWas() throws Exception {
        Submission one = submission(1, "[{'field':'a','label':'Name','value':'Ada \\\"the\\\" Great'}]");
        Submission two = submission(2, "[{'field':'b','label':'Mail, if any','value':'x'}]");

        assertThat(SubmissionTable.csv(List.of(one, two)).split("\r\n"))
                .containsExactly(
                        "\"Number\",\"Sent\",\"Form\",\"Name\",\"Mail, if any\"",
                        "\"1\",\"2026-11-21T09:00:00Z\",\"Form\",\"Ada \"\"the\"\" Great\",\"\"",
                        "\"2\",\"2026-11-21T09:00:00Z\",\"Form\",\"\",\"x\"");
    }

    private static Submission submission(long id, String answers) throws Exception {
        JsonNode json = new ObjectMapper().readTree(answers.replace('\'', '"'));
        Instant at = Instant.parse("2026-11-21T09:00:00Z");
        return new Submission(id, 1, "Form", at, at, json, null, null);
    }

    @Test
    void theFasterOneIsTheSlowerOne() {
        var pace = new Pace(2, Duration.ofMinutes(10));
        Instant now = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(pace.allows("a", now)).isTrue();
        assertThat(pace.allows("a", now.plusSeconds(60))).isTrue();
        assertThat(pace.allows("a", now.plusSeconds(120))).isFalse();
        assertThat(pace.allows("b", now.plusSeconds(120))).isTrue();
        assertThat(pace.allows("a", now.plusSeconds(600))).isTrue();
    }
}
