package org.openvault.backend.publishing;

/** Maps of sites are in parts by the ids of pages: what happens to a page changes one part. */
public final class SiteMapPart {

    /** Ids in one part; the index of V019 says it too. */
    public static final int IDS = 5000;

    private SiteMapPart() {}

    /** The cache tag of one part. */
    public static String tag(long part) {
        return "sitemap:" + part;
    }

    /** Of the part that holds a page, now or once. */
    public static String tagOfPage(long pageId) {
        return tag(pageId / IDS);
    }
}
