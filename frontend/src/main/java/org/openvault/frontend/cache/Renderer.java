package org.openvault.frontend.cache;

/** Makes a page. Called on a virtual thread; may block. */
@FunctionalInterface
public interface Renderer {
    Rendering render(CacheKey key);
}
