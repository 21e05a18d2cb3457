package org.openvault.backend.ingest.openvault3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Places that a link on the same page can lead to. Only headings keep an id, so an anchor before one gives it its name,
 * and the second of two anchors becomes another name of the first.
 */
final class Anchors {

    private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
    private static final String MARK = "data-anchor";

    private final Map<String, String> ids = new HashMap<>();

    /** @param trees the sections' trees; their anchors move to the headings */
    Anchors(List<Element> trees) {
        trees.forEach(this::take);
    }

    /** The id that a heading was given by an anchor. */
    static Optional<String> of(Element heading) {
        return heading.hasAttr(MARK) ? Optional.of(heading.attr(MARK)) : Optional.empty();
    }

    Optional<String> idFor(String fragment) {
        return Optional.ofNullable(ids.get(fragment));
    }

    private void take(Element tree) {
        Element heading = null;
        List<Element> all = List.copyOf(tree.select(HEADINGS + ", [id]:not(footnote), a[name]"));
        for (Element element : all.reversed()) {
            if (element.is(HEADINGS)) {
                heading = element;
            }
            String name = element.id().isEmpty() ? element.attr("name") : element.id();
            Element inside = element.closest(HEADINGS);
            Element target = inside != null ? inside : heading;
            if (!name.isBlank() && target != null) {
                if (!target.hasAttr(MARK)) {
                    target.attr(MARK, name);
                }
                ids.putIfAbsent(name, target.attr(MARK));
            }
        }
    }
}
