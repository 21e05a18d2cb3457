package org.openvault.frontend.seo;

import java.util.List;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Page;

/** The videos that a page shows. */
final class Videos {
    private static final int MOST = 20;

    private Videos() {}

    static List<Block.Video> of(Page page) {
        List<Block> blocks =
                switch (page) {
                    case Page.Exhibit exhibit -> exhibit.body();
                    case Page.Collection collection -> collection.content();
                    case Page.Standard standard -> standard.body();
                    case Page.Other other -> other.body();
                    case Page.Series series -> series.content();
                    case Page.SeriesIndex index -> List.of();
                    case Page.Form form -> List.of();
                    case Page.Home home -> List.of();
                    case Page.Index index -> List.of();
                };
        return blocks.stream()
                .filter(Block.Video.class::isInstance)
                .map(Block.Video.class::cast)
                .filter(video -> video.url().matches("https?://\\S+"))
                .limit(MOST)
                .toList();
    }
}
