package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code up --background}: another launcher goes on after this one has said that everything is ready. */
final class Background {
    private static final String NAME = "launcher";

    private Background() {}

    static int up(List<String> arguments, Options options) {
        Home home = options.home();
        home.create();
        var command =
                new ArrayList<>(List.of(Application.java(), "-Xmx128m", "-cp", System.getProperty("java.class.path")));
        command.add(Launcher.class.getName());
        arguments.stream().filter(argument -> !argument.equals("--background")).forEach(command::add);
        Child launcher = Child.start(NAME, LogFile.startNew(home, NAME), command, Map.of());
        Await.until(Duration.ofMinutes(4), () -> !launcher.isAlive() || isReady(home, launcher));
        print(launcher.log().path());
        return launcher.isAlive() ? 0 : Math.max(1, launcher.process().exitValue());
    }

    private static boolean isReady(Home home, Child launcher) {
        return RunFile.read(home)
                .filter(RunFile::ready)
                .flatMap(run -> run.running(NAME))
                .filter(mark -> mark.pid() == launcher.process().pid())
                .filter(mark -> launcher.log().contains("Stop it with"))
                .isPresent();
    }

    private static void print(Path log) {
        try {
            System.out.print(Files.readString(log));
        } catch (IOException e) {
            throw new Trouble("Cannot read " + log + ": " + Failure.reason(e));
        }
    }
}
