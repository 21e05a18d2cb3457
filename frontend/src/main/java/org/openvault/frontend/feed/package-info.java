/** The subscription to the backend's change feed. */
@NullMarked
package org.openvault.frontend.feed;

import org.jspecify.annotations.NullMarked;
