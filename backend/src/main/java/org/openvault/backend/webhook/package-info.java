@NullMarked
package org.openvault.backend.webhook;

import org.jspecify.annotations.NullMarked;
