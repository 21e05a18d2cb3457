@NullMarked
package org.openvault.backend.passkey;

import org.jspecify.annotations.NullMarked;
