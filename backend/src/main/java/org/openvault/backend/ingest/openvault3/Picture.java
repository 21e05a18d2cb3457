package org.openvault.backend.ingest.openvault3;

/** A picture that stays where it is; the address is what tells two pictures apart. */
public record Picture(String url, String alt, String title) {

    public Picture {
        url = url.strip();
        alt = alt.strip();
        title = title.strip();
    }
}
