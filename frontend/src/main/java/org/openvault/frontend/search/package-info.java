/** The search page. */
@NullMarked
package org.openvault.frontend.search;

import org.jspecify.annotations.NullMarked;
