package org.openvault.frontend.content;

/** The type names of the API that this site knows. */
public final class PageType {
    public static final String HOME = "home.HomePage";
    public static final String EXHIBIT_INDEX = "exhibits.ExhibitIndex";
    public static final String EXHIBIT = "exhibits.ExhibitPage";
    public static final String COLLECTION_INDEX = "ov_collections.CollectionIndex";
    public static final String COLLECTION = "ov_collections.Collection";
    public static final String SERIES_INDEX = "series.SeriesIndex";
    public static final String SERIES = "series.SeriesPage";
    public static final String STANDARD = "pages.StandardPage";
    public static final String FORM = "forms.FormPage";

    private PageType() {}

    public static String label(String type) {
        return switch (type) {
            case EXHIBIT -> "Exhibit";
            case COLLECTION -> "Collection";
            case SERIES -> "Series";
            case HOME, EXHIBIT_INDEX, COLLECTION_INDEX, SERIES_INDEX, STANDARD, FORM -> "Page";
            default -> "";
        };
    }
}
