package org.openvault.backend.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openvault.backend.problem.Problem;

/**
 * Which keys of an answer a request wants. The grammar, without white space anywhere:
 *
 * <pre>
 * fields = [ "*" | "_" | field ] { "," field }
 * field  = "-" name | name [ "(" fields ")" ]
 * name   = letter, digit or "_", once or more
 * </pre>
 *
 * {@code *} begins with all keys and {@code _} with none, else those begin that are usual. Where Wagtail's API v2 refuses a
 * text, it is refused here in the same words.
 */
public final class FieldsParameter {

    /** One key that is named. @param nested of what it holds; empty for what is usual there */
    public record Choice(String name, boolean removed, List<Choice> nested) {

        private boolean isAll() {
            return name.equals(ALL);
        }

        private boolean isNone() {
            return name.equals(NONE);
        }

        private boolean isSpecial() {
            return isAll() || isNone();
        }
    }

    private static final String ALL = "*";
    private static final String NONE = "_";
    private static final int DEEPEST = 6;

    private final int[] text;
    private int position;

    private FieldsParameter(String text) {
        this.text = text.codePoints().toArray();
    }

    /** @throws Problem.BadRequest that says what is wrong, and where */
    public static List<Choice> parse(String text) {
        return new FieldsParameter(text).fields(0);
    }

    private List<Choice> fields(int depth) {
        var fields = new ArrayList<Choice>();
        while (position < text.length) {
            Choice choice = field(fields.isEmpty(), depth);
            requireSense(fields, choice);
            fields.add(choice);
            if (at(')')) {
                requireBracket(depth);
                return fields;
            }
            comma();
        }
        if (depth > 0) {
            throw error("unexpected end of input (did you miss out a close bracket?)");
        }
        return fields;
    }

    private Choice field(boolean first, int depth) {
        boolean removed = at('-');
        if (removed) {
            position++;
        }
        String name = name();
        if (name.equals(ALL) || name.equals(NONE)) {
            if (!first) {
                throw error("'" + name + "' must be in the first position");
            }
            if (removed) {
                throw error("'" + name + "' cannot be negated");
            }
        }
        return new Choice(name, removed, at('(') ? nested(removed, depth) : List.of());
    }

    private String name() {
        var name = new StringBuilder();
        while (position < text.length && !at('(') && !at(')') && !at(',')) {
            name.appendCodePoint(letter(name.toString()));
            position++;
        }
        if (name.isEmpty()) {
            throw position < text.length ? unexpected() : error("unexpected end of input");
        }
        if (at('(') && (name.toString().equals(ALL) || name.toString().equals(NONE))) {
            throw unexpected();
        }
        return name.toString();
    }

    private int letter(String before) {
        int sign = text[position];
        if (Character.isWhitespace(sign) || Character.isSpaceChar(sign)) {
            throw error("unexpected whitespace at position " + position);
        }
        boolean fits = sign == '*'
                ? before.isEmpty()
                : !before.equals(ALL) && (sign == '_' || Character.isLetterOrDigit(sign));
        if (!fits) {
            throw unexpected();
        }
        return sign;
    }

    private List<Choice> nested(boolean removed, int depth) {
        if (removed || depth >= DEEPEST) {
            throw unexpected();
        }
        position++;
        List<Choice> nested = fields(depth + 1);
        if (nested.isEmpty()) {
            throw error("unexpected end of input (did you miss out a close bracket?)");
        }
        return nested;
    }

    private static void requireSense(List<Choice> before, Choice choice) {
        if (before.isEmpty()) {
            return;
        }
        if (before.getFirst().isNone() && choice.removed) {
            throw error("negated fields with '_' doesn't make sense");
        }
        if (before.getFirst().isAll() && !choice.removed && choice.nested.isEmpty()) {
            throw error("additional fields with '*' doesn't make sense");
        }
    }

    private void requireBracket(int depth) {
        if (depth == 0) {
            throw unexpected();
        }
        position++;
    }

    /** After a field comes the end or a comma, and after a comma another field. */
    private void comma() {
        if (position == text.length) {
            return;
        }
        if (!at(',')) {
            throw unexpected();
        }
        position++;
        if (position == text.length || at(',')) {
            throw error("unexpected char ',' at position " + position);
        }
    }

    private boolean at(char sign) {
        return position < text.length && text[position] == sign;
    }

    private Problem.BadRequest unexpected() {
        String sign = Character.isISOControl(text[position]) ? "?" : Character.toString(text[position]);
        return error("unexpected char '%s' at position %d".formatted(sign, position));
    }

    private static Problem.BadRequest error(String message) {
        return new Problem.BadRequest("fields error: " + message);
    }

    /**
     * The keys that are wanted, each with what is wanted of what it holds.
     *
     * @param all keys that there are, in their order
     * @param usual those of them that an answer has when nobody says otherwise
     * @throws Problem.BadRequest when others are named
     */
    public static Map<String, List<Choice>> select(
            List<Choice> choices, Collection<String> all, Collection<String> usual) {
        boolean begins = !choices.isEmpty() && choices.getFirst().isSpecial();
        var wanted =
                new LinkedHashSet<String>(!begins ? usual : choices.getFirst().isAll() ? all : List.of());
        var unknown = new TreeSet<String>();
        var nested = new LinkedHashMap<String, List<Choice>>();
        for (Choice choice : begins ? choices.subList(1, choices.size()) : choices) {
            if (!all.contains(choice.name)) {
                unknown.add(choice.name);
            } else if (choice.removed) {
                wanted.remove(choice.name);
            } else {
                wanted.add(choice.name);
                nested.put(choice.name, choice.nested);
            }
        }
        if (!unknown.isEmpty()) {
            throw new Problem.BadRequest("unknown fields: " + String.join(", ", unknown));
        }
        var selected = new LinkedHashMap<String, List<Choice>>();
        all.stream().filter(wanted::contains).forEach(name -> selected.put(name, nested.getOrDefault(name, List.of())));
        return selected;
    }

    public static Problem.BadRequest notNested(String name) {
        return new Problem.BadRequest("'" + name + "' does not support nested fields");
    }
}
