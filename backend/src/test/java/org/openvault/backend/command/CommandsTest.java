package org.openvault.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommandsTest {

    private record Result(int code, String output) {}

    @Inject
    Commands commands;

    @Inject
    SampleSite site;

    @Inject
    SqlStatements sql;

    private Result run(String... arguments) {
        PrintStream console = System.out;
        var output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true));
        try {
            return new Result(
                    commands.run(List.of(arguments)), output.toString().strip());
        } finally {
            System.setOut(console);
        }
    }

    /** Other tests forge in the same database: what they broke is what may be named here. */
    @Test
    void theHistoryIsProvenOrTheFirstBreakNamed() {
        long exhibit = site.exhibit(SampleSite.slug("command"));
        if (sql.broken().isEmpty()) {
            assertThat(run("verify-history"))
                    .isEqualTo(new Result(
                            0,
                            "%d revisions of %d entries: unbroken"
                                    .formatted(
                                            sql.count("select count(*) from revision"),
                                            sql.count("select count(distinct entry_id) from revision"))));
        }
        sql.broken().add(exhibit);
        sql.rewriteHistory("update revision set note = 'forged' where entry_id = " + exhibit);
        long first = sql.broken().stream().min(Long::compare).orElseThrow();
        assertThat(run("verify-history")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.output()).startsWith("entry " + first + ", revision ");
        });
    }

    @Test
    void anUnknownCommandIsNotUnderstood() {
        assertThat(run("prove").code()).isEqualTo(64);
    }
}
