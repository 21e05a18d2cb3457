@NullMarked
package org.openvault.backend.admin.snippet;

import org.jspecify.annotations.NullMarked;
