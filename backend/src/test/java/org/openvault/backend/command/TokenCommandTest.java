package org.openvault.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.user.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenCommandTest {

    @Inject
    Commands commands;

    @Inject
    People people;

    @Inject
    Tokens tokens;

    private record Printed(int code, String out, String err) {}

    private Printed run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = commands.run(List.of(arguments));
            return new Printed(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void theBareTokenIsPrintedAndNothingElse() {
        var person = people.nobodySpecial();
        Printed printed = run("token", "create", "--user", person.name(), "--name", "a script");
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).matches("ov_[A-Za-z0-9_-]{43}\\R");
        assertThat(tokens.find(printed.out().strip())).contains(person);
        assertThat(run("token", "create", "--name", "x", "--user", person.name())
                        .code())
                .isZero();
    }

    @Test
    void anUnknownUserIsOneClearLine() {
        Printed printed = run("token", "create", "--user", "nobody-at-all", "--name", "x");
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines()).containsExactly("no token was made: there is no user 'nobody-at-all'");
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithWhatThereIs() {
        assertThat(run("token", "create", "--user", "x").code()).isEqualTo(64);
        assertThat(run("fly").err()).contains("token create --user NAME --name TEXT");
    }
}
