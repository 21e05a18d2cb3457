@NullMarked
package org.openvault.backend.media;

import org.jspecify.annotations.NullMarked;
