package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.openvault.backend.entry.Verification.Broken;
import org.openvault.backend.entry.Verification.Unbroken;
import org.openvault.backend.entry.VerifyHistory;
import org.openvault.backend.ingest.ImportOpenVault3;
import org.openvault.backend.ingest.ImportReport;

/** The commands of the backend's jar. */
@ApplicationScoped
class Commands {

    static final int DONE = 0;
    static final int DONE_WITH_ERRORS = 1;
    private static final int NOT_UNDERSTOOD = 64;
    private static final String THERE_IS = """
            import openvault3 DIR [--dry-run]
            token create --user NAME --name TEXT
            verify-history""";

    @Inject
    ImportOpenVault3 importOpenVault3;

    @Inject
    VerifyHistory verifyHistory;

    @Inject
    TokenCommand tokenCommand;

    int run(List<String> arguments) {
        boolean dryRun = arguments.contains("--dry-run");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--dry-run")).toList();
        if (words.size() == 3 && words.subList(0, 2).equals(List.of("import", "openvault3"))) {
            return importOpenVault3(Path.of(words.get(2)), dryRun);
        }
        if (arguments.equals(List.of("verify-history"))) {
            return verifyHistory();
        }
        if (TokenCommand.isMeant(words)) {
            return tokenCommand.create(words);
        }
        System.err.println("unknown command '" + String.join(" ", arguments) + "'; there is:\n" + THERE_IS.indent(2));
        return NOT_UNDERSTOOD;
    }

    private int importOpenVault3(Path folder, boolean dryRun) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        ImportReport report = importOpenVault3.run(folder, dryRun, step -> {
            if (terminal) {
                System.out.printf("\r  %-70.70s", step);
            }
        });
        System.out.println((terminal ? "\r" + " ".repeat(74) + "\r" : "")
                + report
                + (dryRun ? "\nnothing was kept: this was a dry run" : ""));
        return report.errors().isEmpty() ? DONE : DONE_WITH_ERRORS;
    }

    private int verifyHistory() {
        return switch (verifyHistory.verify()) {
            case Unbroken unbroken -> {
                System.out.printf("%d revisions of %d entries: unbroken%n", unbroken.revisions(), unbroken.entries());
                yield DONE;
            }
            case Broken broken -> {
                System.out.printf(
                        "entry %d, revision %d: %s (%d revisions before it were proven)%n",
                        broken.entryId(), broken.number(), broken.wrong(), broken.revisions());
                yield DONE_WITH_ERRORS;
            }
        };
    }
}
