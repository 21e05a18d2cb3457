@NullMarked
package org.openvault.backend.version;

import org.jspecify.annotations.NullMarked;
