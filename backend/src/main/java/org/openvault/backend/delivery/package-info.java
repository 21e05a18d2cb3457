@NullMarked
package org.openvault.backend.delivery;

import org.jspecify.annotations.NullMarked;
