/**
 * Reads the earlier site's content: Markdown pages and the map of old addresses in, records and stored documents out.
 * Nothing here touches the database; what must be looked up there comes in through {@link
 * org.openvault.backend.ingest.openvault3.Lookup}.
 */
@NullMarked
package org.openvault.backend.ingest.openvault3;

import org.jspecify.annotations.NullMarked;
