@NullMarked
package org.openvault.backend.actor;

import org.jspecify.annotations.NullMarked;
