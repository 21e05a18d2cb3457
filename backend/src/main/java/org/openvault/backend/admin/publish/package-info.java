@NullMarked
package org.openvault.backend.admin.publish;

import org.jspecify.annotations.NullMarked;
