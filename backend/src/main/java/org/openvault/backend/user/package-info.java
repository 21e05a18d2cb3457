@NullMarked
package org.openvault.backend.user;

import org.jspecify.annotations.NullMarked;
