package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The start tag of every link on one page, and the count of what became of them. */
final class Links {

    private final String file;
    private final List<Section> sections;
    private final Addresses addresses;
    private final Lookup lookup;
    private final Anchors anchors;
    private final List<Finding> warnings = new ArrayList<>();
    private int toPages;
    private int toOldAddresses;
    private int dropped;

    Links(String file, List<Section> sections, Addresses addresses, Lookup lookup, Anchors anchors) {
        this.file = file;
        this.sections = List.copyOf(sections);
        this.addresses = addresses;
        this.lookup = lookup;
        this.anchors = anchors;
    }

    /** The start tag of a link, or nothing when the link has nowhere to lead; its text stays then. */
    String startTag(String href) {
        return switch (addresses.of(href)) {
            case Addresses.Place.OfPage place -> toPage(place);
            case Addresses.Place.At place -> toAddress(place.address());
            case Addresses.Place.OnThisPage place -> toAnchor(place.fragment());
            case Addresses.Place.Nowhere _ -> dropped(href);
        };
    }

    int toPages() {
        return toPages;
    }

    int toOldAddresses() {
        return toOldAddresses;
    }

    int dropped() {
        return dropped;
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    private String toPage(Addresses.Place.OfPage place) {
        OptionalLong id = lookup.page(place.page());
        if (id.isEmpty()) {
            return toAddress(place.oldAddress());
        }
        toPages++;
        String fragment = place.fragment().isEmpty() ? "" : " fragment=\"" + Html.escaped(place.fragment()) + "\"";
        return "<a linktype=\"page\" id=\"" + id.getAsLong() + "\"" + fragment + ">";
    }

    private String toAddress(String address) {
        if (address.startsWith(Addresses.OLD_SITE)) {
            toOldAddresses++;
        }
        return "<a href=\"" + Html.escaped(address) + "\">";
    }

    private String toAnchor(String fragment) {
        return anchors.idFor(fragment)
                .map(id -> "<a href=\"#" + Html.escaped(id) + "\">")
                .orElseGet(() -> dropped("#" + fragment));
    }

    private String dropped(String href) {
        dropped++;
        int line = sections.stream()
                .mapToInt(section -> lineOf(section, href))
                .filter(found -> found > 0)
                .findFirst()
                .orElse(0);
        warnings.add(new Finding(file, line, "link to \"" + href + "\" leads nowhere; its text is kept"));
        return "";
    }

    private static int lineOf(Section section, String href) {
        for (int i = 0; i < section.lines().size(); i++) {
            if (section.lines().get(i).contains(href)) {
                return section.line() + 1 + i;
            }
        }
        return 0;
    }
}
