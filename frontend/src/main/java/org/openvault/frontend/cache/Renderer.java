package org.openvault.frontend.cache;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a page. Called on a virtual thread; may block. */
@FunctionalInterface
public interface Renderer {
    Rendering render(CacheKey key);

    /** The hosts of sites other than the default one; null as long as that is not known. */
    default @Nullable Set<String> hosts() {
        return Set.of();
    }
}
