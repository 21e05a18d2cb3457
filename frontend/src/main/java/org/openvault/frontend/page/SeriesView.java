package org.openvault.frontend.page;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.block.Anchors;
import org.openvault.frontend.block.Notes;
import org.openvault.frontend.block.Outline;
import org.openvault.frontend.block.PictureView;
import org.openvault.frontend.block.Prose;
import org.openvault.frontend.block.Stream;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Card;
import org.openvault.frontend.content.Page;

/**
 * One series.
 *
 * @param place the host that {@code link} leads to
 * @param partOf the collection that it was shown in
 */
public record SeriesView(
        String title,
        String years,
        List<Ancestor> crumbs,
        @Nullable PictureView picture,
        String description,
        String link,
        String place,
        @Nullable Card partOf,
        String body) {
    static SeriesView of(Page.Series series, List<Ancestor> crumbs) {
        Anchors anchors = new Anchors();
        anchors.take("main");
        Outline outline = new Outline();
        Prose prose = new Prose(anchors, outline, new Notes(List.of(), anchors));
        String description = prose.blocks(series.description());
        String place = place(series.link());
        return new SeriesView(
                series.info().title(),
                series.years(),
                crumbs,
                picture(series),
                description,
                place.isEmpty() ? "" : series.link(),
                place,
                series.partOf(),
                new Stream(anchors, outline, prose).render(series.content()));
    }

    private static @Nullable PictureView picture(Page.Series series) {
        return series.cover() == null
                ? null
                : PictureView.cut(
                        series.cover(),
                        "(min-width: 64rem) 40rem, " + PictureView.ON_PHONES,
                        true,
                        series.cover().alt(),
                        "fill-960x540",
                        "fill-480x270",
                        "fill-576x324",
                        "fill-1920x1080");
    }

    /** Empty for what is no web address, which is not linked. */
    private static String place(String link) {
        try {
            URI address = URI.create(link);
            return link.matches("(?i)https?://.*") && address.getHost() != null
                    ? address.getHost().replaceFirst("^www\\.", "")
                    : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
