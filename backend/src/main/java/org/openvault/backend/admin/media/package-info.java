@NullMarked
package org.openvault.backend.admin.media;

import org.jspecify.annotations.NullMarked;
