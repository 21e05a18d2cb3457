@NullMarked
package org.openvault.backend.ingest;

import org.jspecify.annotations.NullMarked;
