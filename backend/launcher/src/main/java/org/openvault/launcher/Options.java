package org.openvault.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind a command: options with a value, options without, and the rest in order. */
record Options(Map<String, String> values, Set<String> flags, List<String> rest) {
    private static final Set<String> WITH_VALUE = Set.of(
            "--home",
            "--site-port",
            "--backend-port",
            "--rounds",
            "--seconds",
            "--user",
            "--name",
            "--small",
            "--large",
            "--requests",
            "--pages",
            "--minutes",
            "--editors",
            "--seed",
            "--tag",
            "--publishes",
            "--dependants",
            "--keep",
            "--to");
    private static final Set<String> WITHOUT =
            Set.of("--background", "--fresh", "--no-demo", "--json", "--dry-run", "--long");

    static Options of(List<String> arguments) {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        var rest = new ArrayList<String>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            int equals = argument.indexOf('=');
            String name = equals > 0 ? argument.substring(0, equals) : argument;
            if (WITH_VALUE.contains(name)) {
                if (equals < 0 && index + 1 == arguments.size()) throw wrong(name + " needs a value");
                values.put(name, equals > 0 ? argument.substring(equals + 1) : arguments.get(++index));
            } else if (WITHOUT.contains(argument)) {
                flags.add(argument);
            } else if (argument.startsWith("-")) {
                throw wrong("there is no option " + argument);
            } else {
                rest.add(argument);
            }
        }
        return new Options(Map.copyOf(values), Set.copyOf(flags), List.copyOf(rest));
    }

    private static Trouble wrong(String why) {
        return new Trouble(Trouble.WRONG_USE, why + "; ./ov --help tells what there is");
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) return otherwise;
        if (!value.matches("[0-9]{1,7}")) throw wrong(name + " needs a number, not '" + value + "'");
        return Integer.parseInt(value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Home home() {
        String checkout = System.getenv().getOrDefault("OV_CHECKOUT", "");
        return new Home(
                values.containsKey("--home") ? Path.of(values.get("--home")) : Path.of(checkout, ".ov", "home"));
    }
}
