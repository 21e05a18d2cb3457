package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;
import org.openvault.backend.problem.Problem;

/**
 * The forms of pictures that a request wants by {@code ?renditions=fill-480x270,width-1600}. Their addresses name the digest
 * of the file, so what these answer never changes.
 */
record WantedRenditions(List<Rendition> all) {

    static final String PARAMETER = "renditions";

    WantedRenditions {
        all = List.copyOf(all);
    }

    /** @throws Problem.BadRequest when there is no such form of pictures */
    static WantedRenditions of(QueryParameters given) {
        return new WantedRenditions(given.text(PARAMETER)
                .map(text -> names(text).stream().map(WantedRenditions::find).toList())
                .orElse(List.of()));
    }

    private static Set<String> names(String text) {
        return new LinkedHashSet<>(List.of(text.split(",", -1)));
    }

    private static Rendition find(String name) {
        String declared = String.join(
                ", ", Rendition.DECLARED.stream().map(Rendition::spec).toList());
        return Rendition.find(name)
                .orElseThrow(() -> new Problem.BadRequest("there is no rendition '%s'; there are %s"
                        .formatted(name.length() > 100 ? name.substring(0, 100) + "…" : name, declared)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Of a picture that is kept elsewhere there are none. */
    ObjectNode of(ImageDescription image, String url) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (image.isExternal()) {
            return result;
        }
        for (Rendition rendition : all) {
            String address = image.address(rendition);
            var size = image.size().map(rendition::of);
            result.putObject(rendition.spec())
                    .put("url", address)
                    .put("full_url", url + address)
                    .put("width", size.map(Rendition.Size::width).orElse(null))
                    .put("height", size.map(Rendition.Size::height).orElse(null));
        }
        return result;
    }
}
