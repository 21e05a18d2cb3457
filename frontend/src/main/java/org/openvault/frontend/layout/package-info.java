/** What every page has around it: head, header, footer. */
@NullMarked
package org.openvault.frontend.layout;

import org.jspecify.annotations.NullMarked;
