package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slips of the pen that the earlier site's renderer forgave and CommonMark does not. Every repair keeps the number of
 * lines, so that reports can name them.
 */
final class Mending {

    private static final Pattern HEADING_WITHOUT_SPACE = Pattern.compile("^ {0,3}(#{2,6})(?=[^#\\s])");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}(\\s.*)?$");
    private static final Pattern TRAILING_BREAK = Pattern.compile("(\\s*<br\\s*/?>\\s*)+$");
    private static final Pattern UNCLOSED_SUP = Pattern.compile("<sup(\\d+)</sup>");
    private static final Pattern WRONG_BRACKET = Pattern.compile("\\{(?=<sup>\\d+</sup>\\]\\(#)");
    // Word processors leave these behind; no browser breaks a line or leaves a space there.
    private static final Pattern SEPARATOR = Pattern.compile("[\\u2028\\u2029\\u000B\\u000C]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\uFEFF]");
    private static final Pattern RULE = Pattern.compile("^ {0,3}(-{3,}|={3,})\\s*$");
    private static final Pattern LINK_APART = Pattern.compile("\\]\\s+\\((?=https?://)");
    private static final Pattern ADDRESS_WITH_SPACE =
            Pattern.compile("(\\]\\(\\s*)(https?://[^()\\s\"]*(?:[ \\t]+[^()\\s\"]+)+)(\\s*\\))");

    private Mending() {}

    static List<String> mended(List<String> lines) {
        List<String> mended = new ArrayList<>(lines.size());
        for (String line : lines) {
            mended.add(mended(line));
        }
        markQuotes(mended);
        return mended;
    }

    private static String mended(String line) {
        String visible =
                INVISIBLE.matcher(SEPARATOR.matcher(line).replaceAll(" ")).replaceAll("");
        String mended = HEADING_WITHOUT_SPACE.matcher(visible).replaceFirst("$1 ");
        if (HEADING.matcher(mended).matches()) {
            mended = TRAILING_BREAK.matcher(mended).replaceFirst("");
        }
        mended = UNCLOSED_SUP.matcher(mended).replaceAll("<sup>$1</sup>");
        mended = WRONG_BRACKET.matcher(mended).replaceAll("[");
        // Below a paragraph CommonMark would read the dashes as "the line above is a heading".
        mended = RULE.matcher(mended).replaceFirst("***");
        mended = LINK_APART.matcher(mended).replaceAll("](");
        return ADDRESS_WITH_SPACE
                .matcher(mended)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + withoutSpaces(found.group(2)) + found.group(3)));
    }

    /** A space after a hyphen comes from a line that was broken there; any other one belongs to the address. */
    private static String withoutSpaces(String address) {
        return address.replaceAll("(?<=\\S-)[ \\t]+", "").replaceAll("[ \\t]", "%20");
    }

    /** A lone {@code >} quotes the unmarked paragraph below it. */
    private static void markQuotes(List<String> lines) {
        boolean quoting = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().equals(">")) {
                quoting = true;
            } else if (line.isBlank() || HEADING.matcher(line).matches()) {
                quoting = false;
            } else if (quoting && !line.stripLeading().startsWith(">")) {
                lines.set(i, "> " + line.stripLeading());
            }
        }
    }
}
