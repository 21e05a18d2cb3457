package org.openvault.frontend.page;

import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Card;

/** Series from A to Z, without regard to the articles before their names. */
public record SeriesIndexView(
        String title, List<Ancestor> crumbs, String introduction, int count, List<Letter> letters, List<Group> groups) {
    /** @param anchor empty where no series begins with it */
    public record Letter(String name, String anchor) {}

    public record Group(String name, String anchor, List<Entry> entries) {}

    public record Entry(String title, String url, String years, String description) {}

    /** Below so many nobody needs help to find one. */
    private static final int FEW = 12;

    private static final String OTHER = "0–9";

    static SeriesIndexView of(String title, List<Ancestor> crumbs, String introduction, List<Card> series) {
        Map<String, List<Entry>> byLetter = new TreeMap<>();
        series.stream()
                .sorted(Comparator.comparing(card -> sortable(card.title()), Collator.getInstance(Locale.ENGLISH)))
                .forEach(card -> byLetter.computeIfAbsent(letter(card.title()), first -> new ArrayList<>())
                        .add(new Entry(card.title(), card.url(), card.years(), card.description())));
        List<Group> groups = byLetter.entrySet().stream()
                .map(group -> new Group(group.getKey(), anchor(group.getKey()), List.copyOf(group.getValue())))
                .toList();
        return new SeriesIndexView(title, crumbs, introduction, series.size(), letters(byLetter), groups);
    }

    public boolean isLong() {
        return count > FEW;
    }

    private static List<Letter> letters(Map<String, List<Entry>> byLetter) {
        List<Letter> letters = new ArrayList<>();
        if (byLetter.containsKey(OTHER)) {
            letters.add(new Letter(OTHER, anchor(OTHER)));
        }
        IntStream.rangeClosed('A', 'Z')
                .mapToObj(Character::toString)
                .map(name -> new Letter(name, byLetter.containsKey(name) ? anchor(name) : ""))
                .forEach(letters::add);
        return letters;
    }

    private static String anchor(String letter) {
        return letter.equals(OTHER) ? "letter-0" : "letter-" + letter.toLowerCase(Locale.ROOT);
    }

    private static String letter(String title) {
        String plain =
                Normalizer.normalize(sortable(title), Normalizer.Form.NFD).replaceAll("[^\\p{L}\\p{N}]", "");
        String first = plain.isEmpty() ? "" : plain.substring(0, 1).toUpperCase(Locale.ROOT);
        return first.matches("[A-Z]") ? first : OTHER;
    }

    private static String sortable(String title) {
        return title.replaceFirst("(?i)^(the|an|a)\\s+", "");
    }
}
