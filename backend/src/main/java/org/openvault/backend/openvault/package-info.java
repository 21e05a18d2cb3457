@NullMarked
package org.openvault.backend.openvault;

import org.jspecify.annotations.NullMarked;
