@NullMarked
package org.openvault.backend.api.v2;

import org.jspecify.annotations.NullMarked;
