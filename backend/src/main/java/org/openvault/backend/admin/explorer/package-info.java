@NullMarked
package org.openvault.backend.admin.explorer;

import org.jspecify.annotations.NullMarked;
