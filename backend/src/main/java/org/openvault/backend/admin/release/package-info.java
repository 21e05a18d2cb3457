@NullMarked
package org.openvault.backend.admin.release;

import org.jspecify.annotations.NullMarked;
