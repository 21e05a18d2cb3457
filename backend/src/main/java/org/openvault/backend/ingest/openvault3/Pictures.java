package org.openvault.backend.ingest.openvault3;

import org.jsoup.nodes.Element;

/** Pictures as the sources write them. */
final class Pictures {

    private Pictures() {}

    static Picture of(Element image) {
        String alt = image.attr("alt").strip();
        String title = image.attr("title").strip();
        // Some writers put the description where Markdown has the title.
        return new Picture(
                Addresses.encoded(image.attr("src").strip()),
                alt.isEmpty() ? title : alt,
                title.isEmpty() ? alt : title);
    }

    static Picture named(Picture picture, String name) {
        return new Picture(
                picture.url(),
                picture.alt().isEmpty() ? name : picture.alt(),
                picture.title().isEmpty() ? name : picture.title());
    }
}
