@NullMarked
package org.openvault.backend.release;

import org.jspecify.annotations.NullMarked;
