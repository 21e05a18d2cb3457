@NullMarked
package org.openvault.backend.admin.session;

import org.jspecify.annotations.NullMarked;
