/** What editors say to each other about what they write. */
@NullMarked
package org.openvault.backend.comment;

import org.jspecify.annotations.NullMarked;
