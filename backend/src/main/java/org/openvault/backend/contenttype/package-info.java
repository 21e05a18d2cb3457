@NullMarked
package org.openvault.backend.contenttype;

import org.jspecify.annotations.NullMarked;
