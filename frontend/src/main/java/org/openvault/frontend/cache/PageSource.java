package org.openvault.frontend.cache;

import java.util.List;

/** Pages at addresses of their own, beside those that editors make. */
public interface PageSource extends Renderer {
    boolean answers(String path);

    /** The query parameters that its pages depend on, in the order in which they are part of the key. */
    List<String> parameters();
}
