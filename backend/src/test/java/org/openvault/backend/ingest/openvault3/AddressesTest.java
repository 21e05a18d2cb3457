package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.ingest.openvault3.Addresses.Place;

class AddressesTest {

    private static final PageKey BOATS = new PageKey(PageKind.EXHIBIT, "paper_boats");

    private final Addresses addresses = new Addresses(List.of(BOATS, new PageKey(PageKind.COLLECTION, "paper_boats")));

    @Test
    void findsAPageByAnySpellingOfItsAddress() {
        for (String address : List.of(
                "/exhibits/paper_boats",
                "/exhibits/paper-boats/",
                "http://openvault.wgbh.org/exhibits/paper_boats",
                "https://www.openvault.wgbh.org/exhibits/Paper_Boats?x=1#tabs")) {
            assertThat(addresses.of(address)).isInstanceOfSatisfying(Place.OfPage.class, place -> {
                assertThat(place.page()).isEqualTo(BOATS);
                assertThat(place.fragment()).isEmpty();
            });
        }
        assertThat(addresses.of("/collections/paper_boats/interviews"))
                .isInstanceOfSatisfying(
                        Place.OfPage.class,
                        place -> assertThat(place.page().kind()).isEqualTo(PageKind.COLLECTION));
    }

    @Test
    void theOldSitesTabsBecomeFragments() {
        assertThat(addresses.of("/exhibits/paper_boats/authors#tabs"))
                .isEqualTo(new Place.OfPage(
                        BOATS, "authors", "https://openvault.wgbh.org/exhibits/paper_boats/authors#tabs"));
    }

    @Test
    void whatWasNotReadKeepsItsOldAddress() {
        assertThat(addresses.of("/exhibits/lost")).isEqualTo(new Place.At("https://openvault.wgbh.org/exhibits/lost"));
        assertThat(addresses.of("/credits/x")).isEqualTo(new Place.At("https://openvault.wgbh.org/credits/x"));
        assertThat(addresses.of("/catalog/V_12AB")).isEqualTo(new Place.At("/catalog/V_12AB"));
        assertThat(addresses.of("http://localhost:3000/catalog?f[a][]=b"))
                .isEqualTo(new Place.At("https://openvault.wgbh.org/catalog?f%5Ba%5D%5B%5D=b"));
    }

    @Test
    void otherAddressesAreEncodedOnce() {
        assertThat(addresses.of("http://x.example/a b%20c|d"))
                .isEqualTo(new Place.At("http://x.example/a%20b%20c%7Cd"));
        assertThat(addresses.of("www.x.example")).isEqualTo(new Place.At("http://www.x.example"));
        assertThat(addresses.of("mailto:a@x.example")).isEqualTo(new Place.At("mailto:a@x.example"));
    }

    @Test
    void whatCouldRunLeadsNowhere() {
        for (String address : List.of(
                "javascript:alert(1)",
                "JavaScript:x",
                "data:text/html,x",
                "vbscript:x",
                "file:///x",
                "",
                "#",
                "page.html")) {
            assertThat(addresses.of(address)).as(address).isEqualTo(new Place.Nowhere());
        }
    }
}
