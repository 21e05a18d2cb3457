@NullMarked
package org.openvault.backend.signing;

import org.jspecify.annotations.NullMarked;
