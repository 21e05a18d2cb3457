@NullMarked
package org.openvault.backend.admin.choose;

import org.jspecify.annotations.NullMarked;
