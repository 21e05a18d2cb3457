@NullMarked
package org.openvault.backend.admin.history;

import org.jspecify.annotations.NullMarked;
