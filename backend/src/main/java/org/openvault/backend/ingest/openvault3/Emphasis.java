package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Emphasis marks that CommonMark leaves standing, because a space or a punctuation mark is on the wrong side of them.
 * Only used on a paragraph in which marks were left; there they are paired in the order in which they come.
 */
final class Emphasis {

    // Addresses and tags first, so that a mark inside them is never taken for emphasis.
    private static final Pattern MARK = Pattern.compile(
            "\\]\\([^)]*\\)|<[^>]*>|\\\\.|(?<star>\\*{1,3})|(?<!\\w|_)(?<open>_{1,2})(?=\\w)|(?<=[^\\s_])(?<close>_{1,2})(?![\\w_])|(?<=\\s)(?<apart>_{1,2})(?=\\s|\\p{P}|$)");

    private static final Pattern LEFT =
            Pattern.compile("\\*|(?<!\\w)_{1,2}(?=\\p{L})|(?<=[\\p{L}\\p{P}&&[^_]])_{1,2}(?!\\w)");

    private Emphasis() {}

    static boolean isLeftIn(String text) {
        return LEFT.matcher(text).find();
    }

    static String mended(String markdown) {
        return written(markdown, paired(marksIn(markdown)));
    }

    private static List<Mark> marksIn(String text) {
        List<Mark> marks = new ArrayList<>();
        Matcher found = MARK.matcher(text);
        while (found.find()) {
            String mark = Stream.of("star", "open", "close", "apart")
                    .map(found::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (mark != null) {
                boolean spaceBefore = found.start() == 0 || Character.isWhitespace(text.charAt(found.start() - 1));
                boolean spaceAfter = found.end() == text.length() || Character.isWhitespace(text.charAt(found.end()));
                marks.add(new Mark(found.start(), mark, spaceBefore, spaceAfter, Role.STRAY));
            }
        }
        return marks;
    }

    private static List<Mark> paired(List<Mark> marks) {
        int open = -1;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            boolean closes = open >= 0 && marks.get(open).sign.equals(mark.sign);
            boolean looksLikeOpening = mark.spaceBefore && !mark.spaceAfter;
            if (closes && looksLikeOpening && remaining(marks, i) % 2 == 1) {
                closes = false;
            }
            if (closes) {
                marks.set(open, marks.get(open).as(Role.OPENS));
                marks.set(i, mark.as(Role.CLOSES));
                open = -1;
            } else if (open < 0 || looksLikeOpening) {
                open = mark.spaceAfter && !mark.spaceBefore ? open : i;
            }
        }
        return marks;
    }

    private static long remaining(List<Mark> marks, int index) {
        return marks.stream()
                .skip(index + 1L)
                .filter(mark -> mark.sign.equals(marks.get(index).sign))
                .count();
    }

    private static String written(String text, List<Mark> marks) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Mark mark : marks) {
            String before = text.substring(from, mark.at);
            from = mark.at + mark.sign.length();
            switch (mark.role) {
                case OPENS -> {
                    out.append(before);
                    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                        out.append(text.charAt(from++));
                    }
                    out.append(mark.openTags());
                }
                case CLOSES -> {
                    String kept = before.stripTrailing();
                    out.append(kept).append(mark.closeTags()).append(before.substring(kept.length()));
                }
                // A sign that stands alone between spaces is the writer's asterisk; any other one has lost its partner.
                case STRAY ->
                    out.append(before)
                            .append(mark.spaceBefore && mark.spaceAfter ? mark.sign.replaceAll("(.)", "\\\\$1") : "");
            }
        }
        return out.append(text.substring(from)).toString();
    }

    private enum Role {
        OPENS,
        CLOSES,
        STRAY
    }

    private record Mark(int at, String sign, boolean spaceBefore, boolean spaceAfter, Role role) {

        Mark as(Role newRole) {
            return new Mark(at, sign, spaceBefore, spaceAfter, newRole);
        }

        String openTags() {
            return switch (sign.length()) {
                case 1 -> "<em>";
                case 2 -> "<strong>";
                default -> "<strong><em>";
            };
        }

        String closeTags() {
            return switch (sign.length()) {
                case 1 -> "</em>";
                case 2 -> "</strong>";
                default -> "</em></strong>";
            };
        }
    }
}
