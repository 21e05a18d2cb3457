@NullMarked
package org.openvault.backend.redirect;

import org.jspecify.annotations.NullMarked;
