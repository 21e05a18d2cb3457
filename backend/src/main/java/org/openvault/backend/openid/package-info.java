@NullMarked
package org.openvault.backend.openid;

import org.jspecify.annotations.NullMarked;
