@NullMarked
package org.openvault.backend.restriction;

import org.jspecify.annotations.NullMarked;
