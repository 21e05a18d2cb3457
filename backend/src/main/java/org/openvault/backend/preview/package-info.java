@NullMarked
package org.openvault.backend.preview;

import org.jspecify.annotations.NullMarked;
