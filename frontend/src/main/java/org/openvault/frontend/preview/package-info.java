/** Drafts, and the site at other instants, for whoever has a link to them. */
@NullMarked
package org.openvault.frontend.preview;

import org.jspecify.annotations.NullMarked;
