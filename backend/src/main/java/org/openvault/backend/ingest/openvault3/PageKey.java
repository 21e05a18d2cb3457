package org.openvault.backend.ingest.openvault3;

/** Which page: an exhibit and a collection may share a slug. */
public record PageKey(PageKind kind, String slug) {

    /** The page's address on the new site, for example {@code /exhibits/zoom/}. */
    public String path() {
        return "/" + kind.folder() + "/" + slug + "/";
    }

    @Override
    public String toString() {
        return kind.folder() + "/" + slug;
    }
}
