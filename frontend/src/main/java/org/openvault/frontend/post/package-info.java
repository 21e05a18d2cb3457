/** What readers send: where from, how much, and in what form. */
@NullMarked
package org.openvault.frontend.post;

import org.jspecify.annotations.NullMarked;
