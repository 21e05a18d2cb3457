@NullMarked
package org.openvault.backend.api;

import org.jspecify.annotations.NullMarked;
