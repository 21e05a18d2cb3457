/** Ready pages in memory: entries, tags, single flight, what is fresh and what is stale. */
@NullMarked
package org.openvault.frontend.cache;

import org.jspecify.annotations.NullMarked;
