package org.openvault.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of commands says what {@code ./ov --help} says. */
class CommandsTest {
    private static final Path PAGE = Docs.page("reference/cli.md");
    private static final Pattern HELP = Pattern.compile("(?s)(<!-- help:[^\n]*\n).*?(<!-- end of help -->)");

    @Test
    void thePageHasTheHelpAsItIs() throws Exception {
        String page = Docs.read(PAGE);
        assertThat(page).containsPattern(HELP);
        String block = "\n```text\n" + CommandHelp.text() + "```\n\n";
        String made = HELP.matcher(page)
                .replaceFirst(marks -> Matcher.quoteReplacement(marks.group(1) + block + marks.group(2)));
        assertThat(Docs.written(PAGE, made))
                .as("docs/reference/cli.md: -Dov.docs.write=true writes it anew")
                .isEqualTo(made);
    }

    @Test
    void commandsAreReadOffTheHelpWithTheirFlags() {
        var commands = CommandHelp.commands("""
                  ./ov up        begin
                      --fresh               throw away
                  ./ov stop      end          [--home DIR]

                Environment: --none of these
                  ./ov up --home /tmp/two
                """);
        assertThat(commands).containsOnlyKeys("up", "stop");
        assertThat(commands.get("up")).containsExactlyInAnyOrder("--fresh", "--home");
        assertThat(commands.get("stop")).containsExactly("--home");
    }
}
