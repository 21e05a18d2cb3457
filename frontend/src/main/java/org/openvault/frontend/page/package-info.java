/** The pages that readers ask for: addresses, rendering, headers. */
@NullMarked
package org.openvault.frontend.page;

import org.jspecify.annotations.NullMarked;
