package org.openvault.backend.openvault;

import static org.openvault.backend.contenttype.Fields.bool;
import static org.openvault.backend.contenttype.Fields.file;
import static org.openvault.backend.contenttype.Fields.focalPoint;
import static org.openvault.backend.contenttype.Fields.image;
import static org.openvault.backend.contenttype.Fields.inlineText;
import static org.openvault.backend.contenttype.Fields.page;
import static org.openvault.backend.contenttype.Fields.pages;
import static org.openvault.backend.contenttype.Fields.richText;
import static org.openvault.backend.contenttype.Fields.snippets;
import static org.openvault.backend.contenttype.Fields.stream;
import static org.openvault.backend.contenttype.Fields.structs;
import static org.openvault.backend.contenttype.Fields.tags;
import static org.openvault.backend.contenttype.Fields.text;
import static org.openvault.backend.contenttype.Fields.url;
import static org.openvault.backend.contenttype.Fields.wholeNumber;
import static org.openvault.backend.contenttype.RichTextFeature.BOLD;
import static org.openvault.backend.contenttype.RichTextFeature.ITALIC;
import static org.openvault.backend.contenttype.RichTextFeature.LINK;

import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Extension;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.form.FormType;

/** The content of Open Vault: exhibits by scholars, special collections, and the pages around them. */
@Singleton
public class OpenVaultExtension implements Extension {

    public static final String HOME = "home.HomePage";
    public static final String EXHIBIT_INDEX = "exhibits.ExhibitIndex";
    public static final String EXHIBIT = "exhibits.ExhibitPage";
    public static final String COLLECTION_INDEX = "ov_collections.CollectionIndex";
    public static final String COLLECTION = "ov_collections.Collection";
    public static final String SERIES_INDEX = "series.SeriesIndex";
    public static final String SERIES = "series.SeriesPage";
    public static final String STANDARD_PAGE = "pages.StandardPage";
    public static final String AUTHOR = "authors.Author";
    public static final String IMAGE = "images.Image";
    public static final String REDIRECT = "redirects.Redirect";

    /** An A to Z is one page: nobody looks for a letter on page seven. */
    private static final int MOST_SERIES = 1000;

    @Override
    public String name() {
        return "openvault";
    }

    @Override
    public List<ContentType> contentTypes() {
        return List.of(
                home(),
                exhibitIndex(),
                exhibit(),
                collectionIndex(),
                collection(),
                seriesIndex(),
                series(),
                standardPage(),
                FormType.page().under(HOME, STANDARD_PAGE),
                author(),
                imageType(),
                redirectType());
    }

    private static ContentType home() {
        return ContentType.page(HOME, "Home page")
                .under(ContentType.ROOT)
                .listing(EXHIBIT, COLLECTION)
                .with(
                        richText("body", "Introduction").searched('C'),
                        pages("carousel", "Carousel", 12, EXHIBIT, COLLECTION),
                        navigation("menu", "Main menu"),
                        navigation("footer", "Footer"),
                        inlineText("footer_text", "Words at the foot of every page", BOLD, ITALIC, LINK)
                                .shownOnEveryPage("menu"));
    }

    private static Field navigation(String name, String label) {
        return structs(name, label, 20, text("title", "Title", 100), page("page", "Page"), url("url", "Or address"))
                .shownOnEveryPage("menu");
    }

    private static ContentType exhibitIndex() {
        return ContentType.page(EXHIBIT_INDEX, "Exhibit index")
                .under(HOME)
                .atMostUnderOne(1)
                .listing(EXHIBIT)
                .with(richText("introduction", "Introduction").searched('C'));
    }

    private static ContentType exhibit() {
        return ContentType.page(EXHIBIT, "Exhibit")
                .under(EXHIBIT_INDEX, EXHIBIT)
                .with(
                        stream("body", "Body", Blocks.ALL).required().searched('C'),
                        image("cover_image", "Cover image").required().asFilter(),
                        image("hero_image", "Hero image").required().asFilter(),
                        bool("featured", "Featured").asFilter().asOrder(),
                        snippets("authors", "Authors", 20, AUTHOR).asFilter(),
                        pages("other_exhibits", "You may also like", 3, EXHIBIT),
                        structs("footnotes", "Footnotes", 500, richText("text", "Text", BOLD, ITALIC, LINK))
                                .searched('D'));
    }

    private static ContentType collectionIndex() {
        return ContentType.page(COLLECTION_INDEX, "Collection index")
                .under(HOME)
                .atMostUnderOne(1)
                .listing(COLLECTION)
                .with(richText("introduction", "Introduction").searched('C'));
    }

    private static ContentType collection() {
        return ContentType.page(COLLECTION, "Special collection")
                .under(COLLECTION_INDEX)
                .with(
                        richText("introduction", "Introduction").searched('C').shownInLists(),
                        stream("content", "Content", Blocks.ALL).searched('C'),
                        image("cover_image", "Cover image").required().asFilter(),
                        image("hero_image", "Hero image").required().asFilter(),
                        seasons(),
                        bool("featured", "Featured").asFilter().asOrder());
    }

    /** For collections that were broadcast in seasons, such as Masterpiece. */
    private static Field seasons() {
        return structs(
                "seasons",
                "Seasons",
                100,
                text("title", "Title", 255),
                text("years", "Years", 50),
                richText("description", "Description", BOLD, ITALIC, LINK),
                pages("programs", "Series of this season", 50, SERIES));
    }

    private static ContentType seriesIndex() {
        return ContentType.page(SERIES_INDEX, "Series index")
                .under(HOME)
                .above(SERIES)
                .showing(MOST_SERIES)
                .with(richText("introduction", "Introduction").searched('C'));
    }

    private static ContentType series() {
        return ContentType.page(SERIES, "Series")
                .under(SERIES_INDEX)
                .with(
                        text("years", "Years", 50).searched('B').shownInLists(),
                        url("link", "Address in the archive").shownInLists(),
                        richText("description", "Description").searched('C').shownInLists(),
                        image("cover_image", "Cover image").asFilter(),
                        page("part_of", "Part of the collection", COLLECTION),
                        stream("content", "Content", Blocks.ALL).searched('C'));
    }

    private static ContentType standardPage() {
        return ContentType.page(STANDARD_PAGE, "Standard page")
                .under(HOME, STANDARD_PAGE)
                .with(stream("body", "Body", Blocks.ALL).searched('C'));
    }

    private static ContentType author() {
        return ContentType.snippet(AUTHOR, "Author", "name")
                .with(
                        text("name", "Name", 100)
                                .required()
                                .searched('A')
                                .asFilter()
                                .asOrder(),
                        image("image", "Portrait"),
                        richText("bio", "Biography").searched('C'));
    }

    private static ContentType imageType() {
        return ContentType.ofKind(EntryKind.IMAGE, IMAGE, "Image", "title")
                .with(
                        text("title", "Title", 255).required().searched('A'),
                        text("alt", "Alternative text", 1000).searched('B').asFilter(),
                        file("file", "File"),
                        url("external_url", "Address of a picture elsewhere"),
                        wholeNumber("width", "Width").asFilter().asOrder(),
                        wholeNumber("height", "Height").asFilter().asOrder(),
                        focalPoint("focal_point", "Focal point"),
                        text("credit", "Credit", 500).searched('C').asFilter(),
                        text("licence", "Licence", 255).asFilter(),
                        tags("tags", "Tags").searched('B').asFilter());
    }

    private static ContentType redirectType() {
        return ContentType.ofKind(EntryKind.REDIRECT, REDIRECT, "Redirect", "from")
                .with(
                        text("from", "From", 2000).required(),
                        page("to_page", "To page").asFilter(),
                        url("to_url", "Or to address"),
                        text("fragment", "Part of the page", 100),
                        bool("permanent", "Permanent").asFilter());
    }
}
