@NullMarked
package org.openvault.backend.permission;

import org.jspecify.annotations.NullMarked;
