@NullMarked
package org.openvault.backend.site;

import org.jspecify.annotations.NullMarked;
