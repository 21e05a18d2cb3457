/** What HTTP says about sending bytes: conditions, ranges, codings, dates. */
@NullMarked
package org.openvault.frontend.http;

import org.jspecify.annotations.NullMarked;
