@NullMarked
package org.openvault.backend.entry;

import org.jspecify.annotations.NullMarked;
