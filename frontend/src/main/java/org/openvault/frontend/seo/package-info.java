/** What machines read about a page. */
@NullMarked
package org.openvault.frontend.seo;

import org.jspecify.annotations.NullMarked;
