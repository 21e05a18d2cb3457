@NullMarked
package org.openvault.backend.api.v3;

import org.jspecify.annotations.NullMarked;
