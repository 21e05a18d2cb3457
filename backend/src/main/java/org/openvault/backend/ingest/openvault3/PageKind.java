package org.openvault.backend.ingest.openvault3;

/** The two kinds of page that the earlier site kept as files; {@code folder} names both the folder and the address. */
public enum PageKind {
    EXHIBIT("exhibits", "exhibits.ExhibitPage"),
    COLLECTION("collections", "ov_collections.Collection");

    private final String folder;
    private final String contentType;

    PageKind(String folder, String contentType) {
        this.folder = folder;
        this.contentType = contentType;
    }

    public String folder() {
        return folder;
    }

    public String contentType() {
        return contentType;
    }
}
