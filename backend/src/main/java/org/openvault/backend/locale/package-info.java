@NullMarked
package org.openvault.backend.locale;

import org.jspecify.annotations.NullMarked;
