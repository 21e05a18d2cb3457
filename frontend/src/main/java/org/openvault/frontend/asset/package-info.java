/** Style sheets, modules, fonts and icons, served from memory under names that carry a hash of their content. */
@NullMarked
package org.openvault.frontend.asset;

import org.jspecify.annotations.NullMarked;
