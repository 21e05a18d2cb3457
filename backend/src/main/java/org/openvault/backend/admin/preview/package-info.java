@NullMarked
package org.openvault.backend.admin.preview;

import org.jspecify.annotations.NullMarked;
