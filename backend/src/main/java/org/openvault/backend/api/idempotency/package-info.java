@NullMarked
package org.openvault.backend.api.idempotency;

import org.jspecify.annotations.NullMarked;
