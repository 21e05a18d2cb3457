/** Blocks of a page as HTML: rich text, anchors, footnote numbers, the outline that a table of contents is made of. */
@NullMarked
package org.openvault.frontend.block;

import org.jspecify.annotations.NullMarked;
