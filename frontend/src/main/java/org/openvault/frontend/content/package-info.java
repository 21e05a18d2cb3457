/** What the backend answers: its client and the site's own records of pages, blocks and pictures. */
@NullMarked
package org.openvault.frontend.content;

import org.jspecify.annotations.NullMarked;
