@NullMarked
package org.openvault.backend.page;

import org.jspecify.annotations.NullMarked;
