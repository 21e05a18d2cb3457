@NullMarked
package org.openvault.backend.admin.settings;

import org.jspecify.annotations.NullMarked;
