package org.openvault.frontend.layout;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.block.PictureView;
import org.openvault.frontend.content.Card;

/**
 * A page as a card. Where it has no picture, its title is set large on a ground of its own; {@code tone} (0 to 5) says which,
 * always the same for the same page.
 */
public record CardView(
        String kind,
        String title,
        String url,
        String description,
        String byline,
        String years,
        String excerpt,
        @Nullable PictureView picture,
        int tone) {
    private static final String IN_GRID = "(min-width: 75rem) 23rem, (min-width: 40rem) 45vw, " + PictureView.ON_PHONES;
    private static final String IN_CAROUSEL = "(min-width: 60rem) 63vw, " + PictureView.ON_PHONES;
    private static final int TONES = 6;

    public static CardView of(Card card) {
        return inGrid(card, false);
    }

    /** For the carousel: large, the first one wanted at once. */
    public static CardView large(Card card, boolean first) {
        return of(card, IN_CAROUSEL, first, "fill-960x540", "fill-576x324", "fill-1920x1080");
    }

    public static List<CardView> listOf(List<Card> cards) {
        return cards.stream().map(CardView::of).toList();
    }

    /** For a list that a page begins with: its first picture is wanted at once. */
    public static List<CardView> leading(List<Card> cards) {
        return IntStream.range(0, cards.size())
                .mapToObj(at -> inGrid(cards.get(at), at == 0))
                .toList();
    }

    private static CardView inGrid(Card card, boolean eager) {
        return of(card, IN_GRID, eager, "fill-480x270", "fill-576x324", "fill-960x540");
    }

    private static CardView of(Card card, String sizes, boolean eager, String... renditions) {
        // The title stands right beside it, so the picture adds nothing for those who hear the page.
        PictureView picture = card.image() == null ? null : PictureView.cut(card.image(), sizes, eager, "", renditions);
        return new CardView(
                card.kind(),
                card.title(),
                card.url(),
                card.description(),
                card.byline(),
                card.years(),
                card.excerpt(),
                picture,
                Math.floorMod(card.id() * 7, TONES));
    }

    /** The letter that stands for a page without a picture. */
    public String initial() {
        String title = this.title.replaceFirst("(?i)^(the|a|an)\\s+", "");
        return title.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .map(String::toUpperCase)
                .findFirst()
                .orElse("");
    }
}
