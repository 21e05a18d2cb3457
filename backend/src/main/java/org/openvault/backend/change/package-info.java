@NullMarked
package org.openvault.backend.change;

import org.jspecify.annotations.NullMarked;
