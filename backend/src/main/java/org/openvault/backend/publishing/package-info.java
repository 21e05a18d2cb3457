@NullMarked
package org.openvault.backend.publishing;

import org.jspecify.annotations.NullMarked;
