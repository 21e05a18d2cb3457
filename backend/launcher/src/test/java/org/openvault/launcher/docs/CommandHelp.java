package org.openvault.launcher.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ./ov --help} says there is. */
final class CommandHelp {
    private static final Pattern COMMAND = Pattern.compile("^ {2}\\./ov +(--)?([a-z][a-z0-9-]*)");
    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*");

    private CommandHelp() {}

    static String text() throws IOException, InterruptedException {
        Process help = new ProcessBuilder(Docs.CHECKOUT.resolve("ov").toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (help.waitFor() != 0) {
            throw new AssertionError("./ov --help failed: " + text);
        }
        return text;
    }

    /** Commands with the flags that are named with each. */
    static Map<String, Set<String>> commands(String help) {
        Map<String, Set<String>> commands = new LinkedHashMap<>();
        Set<String> flags = new HashSet<>();
        for (String line : help.lines().toList()) {
            Matcher command = COMMAND.matcher(line);
            if (command.find()) {
                String name = (command.group(1) == null ? "" : command.group(1)) + command.group(2);
                flags = commands.computeIfAbsent(name, each -> new HashSet<>());
            } else if (line.startsWith("Environment")) {
                flags = new HashSet<>();
            }
            Matcher flag = FLAG.matcher(line);
            while (flag.find()) {
                flags.add(flag.group());
            }
        }
        return commands;
    }
}
