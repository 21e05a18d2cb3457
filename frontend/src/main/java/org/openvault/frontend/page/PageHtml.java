package org.openvault.frontend.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.openvault.frontend.block.Anchors;
import org.openvault.frontend.block.Notes;
import org.openvault.frontend.block.Outline;
import org.openvault.frontend.block.Prose;
import org.openvault.frontend.content.Card;
import org.openvault.frontend.content.Listing;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.form.Forms;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Pager;
import org.openvault.frontend.layout.Shell;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.seo.PageMeta;

/** A page by its type as HTML. */
@ApplicationScoped
public class PageHtml {
    private final Shells shells;
    private final Forms forms;

    PageHtml(Shells shells, Forms forms) {
        this.shells = shells;
        this.forms = forms;
    }

    /** @param listPage which part of its list, from 1 */
    public String of(Resolved resolved, int listPage) {
        return switch (resolved.page()) {
            case Page.Home home -> home(resolved, home);
            case Page.Index index -> index(resolved, index, listPage);
            case Page.Exhibit exhibit -> article(resolved, ArticleBuilder.exhibit(resolved, exhibit));
            case Page.Collection collection -> article(resolved, ArticleBuilder.collection(resolved, collection));
            case Page.SeriesIndex index -> seriesIndex(resolved, index);
            case Page.Series series -> series(resolved, series);
            case Page.Form form -> forms.html(resolved, form);
            case Page.Standard standard -> standard(resolved, ArticleBuilder.standard(resolved, standard));
            case Page.Other other -> standard(resolved, ArticleBuilder.other(resolved, other));
        };
    }

    private String home(Resolved resolved, Page.Home home) {
        List<CardView> carousel = new ArrayList<>();
        home.carousel().forEach(card -> carousel.add(CardView.large(card, carousel.isEmpty())));
        List<HomeView.Shelf> shelves = resolved.listings().stream()
                .filter(listing -> !listing.items().isEmpty())
                .map(listing -> shelf(listing, resolved))
                .toList();
        HomeView view = new HomeView(home.info().title(), prose().blocks(home.body()), carousel, shelves);
        return PageTemplates.home(shell(resolved, home.body(), 1), view).render();
    }

    /** A row is called what its index page is called, and leads there. */
    private static HomeView.Shelf shelf(Listing listing, Resolved resolved) {
        String indexType = listing.type().equals(PageType.EXHIBIT) ? PageType.EXHIBIT_INDEX : PageType.COLLECTION_INDEX;
        List<Card> index = resolved.children().stream()
                .filter(child -> child.type().equals(indexType))
                .toList();
        String title = index.isEmpty() ? "More" : index.getFirst().title();
        String url = index.isEmpty() ? "" : index.getFirst().url();
        return new HomeView.Shelf(title, url, listing.count(), CardView.listOf(listing.items()));
    }

    private String index(Resolved resolved, Page.Index index, int listPage) {
        Listing listing = resolved.listings().isEmpty()
                ? new Listing("", resolved.children().size(), 1, 1, resolved.children())
                : resolved.listings().getFirst();
        String url = Address.encode(index.info().url());
        IndexView view = new IndexView(
                index.info().title(),
                resolved.ancestors(),
                prose().blocks(index.introduction()),
                listing.count(),
                CardView.leading(listing.items()),
                Pager.of(listPage, listing.pages(), number -> number == 1 ? url : url + "?page=" + number));
        return PageTemplates.index(shell(resolved, index.introduction(), listPage), view)
                .render();
    }

    private String seriesIndex(Resolved resolved, Page.SeriesIndex index) {
        SeriesIndexView view = SeriesIndexView.of(
                index.info().title(), resolved.ancestors(), prose().blocks(index.introduction()), resolved.children());
        return PageTemplates.seriesIndex(shell(resolved, index.introduction(), 1), view)
                .render();
    }

    private String series(Resolved resolved, Page.Series series) {
        return PageTemplates.series(
                        shell(resolved, series.description(), 1), SeriesView.of(series, resolved.ancestors()))
                .render();
    }

    private String article(Resolved resolved, ArticleView view) {
        return PageTemplates.article(shell(resolved, view.introduction() + view.body(), 1), view)
                .render();
    }

    private String standard(Resolved resolved, ArticleView view) {
        return PageTemplates.standard(shell(resolved, view.introduction() + view.body(), 1), view)
                .render();
    }

    private Shell shell(Resolved resolved, String html, int listPage) {
        String summary = Summary.of(html);
        return shells.of(
                PageMeta.of(resolved, summary, listPage),
                resolved.site(),
                resolved.page().info().url());
    }

    private static Prose prose() {
        Anchors anchors = new Anchors();
        return new Prose(anchors, new Outline(), new Notes(List.of(), anchors));
    }
}
