@NullMarked
package org.openvault.backend.admin.search;

import org.jspecify.annotations.NullMarked;
