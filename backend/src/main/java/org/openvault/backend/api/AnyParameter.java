package org.openvault.backend.api;

import java.util.ArrayList;
import org.openvault.backend.delivery.Columns;
import org.openvault.backend.delivery.Condition;
import org.openvault.backend.problem.Problem;

/**
 * Conditions of which one is enough: {@code any=(featured=true,slug__in=(a,b),title="One, two")}. Commas and brackets within
 * brackets or quotation marks belong to the value; {@code \"} stands for a quotation mark.
 */
final class AnyParameter {

    private static final int MOST = 20;

    private final String text;
    private int position;

    private AnyParameter(String text) {
        this.text = text;
    }

    /** @throws Problem.BadRequest that says what is wrong, and where */
    static Condition parse(String text, Columns columns) {
        return new AnyParameter(text).group(columns);
    }

    private Condition group(Columns columns) {
        expect('(');
        var conditions = new ArrayList<Condition>();
        do {
            String name = name();
            expect('=');
            if (!columns.filters(name, true)) {
                throw Columns.unknown(name);
            }
            conditions.add(columns.filter(name, value()));
            if (conditions.size() > MOST) {
                throw error("at most " + MOST + " conditions");
            }
        } while (take(','));
        expect(')');
        if (position < text.length()) {
            throw error("unexpected text");
        }
        return Condition.any(conditions);
    }

    private String name() {
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
            position++;
        }
        if (position == start) {
            throw error("a field's name is missing");
        }
        return text.substring(start, position);
    }

    private String value() {
        if (take('"')) {
            return quoted();
        }
        int start = position;
        int depth = 0;
        while (position < text.length()) {
            char sign = text.charAt(position);
            if (depth == 0 && (sign == ',' || sign == ')')) {
                break;
            }
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            position++;
        }
        String value = text.substring(start, position);
        boolean isBracketed = value.length() > 1 && value.startsWith("(") && value.endsWith(")");
        return isBracketed ? value.substring(1, value.length() - 1) : value;
    }

    private String quoted() {
        var value = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position));
            position++;
        }
        expect('"');
        return value.toString();
    }

    private boolean take(char sign) {
        boolean is = position < text.length() && text.charAt(position) == sign;
        position += is ? 1 : 0;
        return is;
    }

    private void expect(char sign) {
        if (!take(sign)) {
            throw error("'" + sign + "' is missing");
        }
    }

    private Problem.BadRequest error(String message) {
        return new Problem.BadRequest("any error: %s at position %d".formatted(message, position));
    }
}
