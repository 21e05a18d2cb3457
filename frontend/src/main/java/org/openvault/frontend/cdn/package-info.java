/** A content delivery network in front of this site: what it is told with each page, and what it is told to forget. */
@NullMarked
package org.openvault.frontend.cdn;

import org.jspecify.annotations.NullMarked;
