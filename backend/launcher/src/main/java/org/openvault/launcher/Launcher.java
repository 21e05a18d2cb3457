package org.openvault.launcher;

import java.util.Arrays;
import java.util.List;

/** Runs the whole system on one machine; {@code ./ov} builds it and comes here. */
public final class Launcher {
    private Launcher() {}

    public static void main(String... arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    static int run(List<String> arguments) {
        try {
            if (arguments.isEmpty())
                throw new Trouble(Trouble.WRONG_USE, "no command; ./ov --help tells what there is");
            Options options = Options.of(arguments.subList(1, arguments.size()));
            return switch (arguments.getFirst()) {
                case "up" -> options.has("--background") ? Background.up(arguments, options) : Up.run(options);
                case "stop" -> Stop.run(options.home());
                case "status" -> Status.run(options.home(), options.has("--json"));
                case "import" -> Import.run(options);
                case "verify-history" -> VerifyHistory.run(options);
                case "backup" -> Backup.run(options);
                case "restore" -> Restore.run(options);
                case "token" -> Token.run(options);
                case "clear-cache" -> ClearCache.run(options);
                case "bench" -> bench(options);
                case "prove" -> ProveEdits.run(options);
                default -> throw new Trouble(Trouble.WRONG_USE, "there is no command '" + arguments.getFirst() + "'");
            };
        } catch (Trouble trouble) {
            System.err.println("ov: " + trouble.getMessage());
            return trouble.exitCode();
        }
    }

    private static int bench(Options options) {
        return switch (String.join(" ", options.rest())) {
            case "" -> Bench.run(options);
            case "site" -> Bench.site(options);
            case "publish" -> PublishBench.run(options);
            case "growth" -> GrowthBench.run(options);
            case "api" -> ApiBench.run(options);
            default ->
                throw new Trouble(
                        Trouble.WRONG_USE,
                        "there is no bench '%s'; there are site, publish, api and growth"
                                .formatted(String.join(" ", options.rest())));
        };
    }
}
