@NullMarked
package org.openvault.backend.admin;

import org.jspecify.annotations.NullMarked;
