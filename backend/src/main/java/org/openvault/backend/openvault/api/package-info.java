@NullMarked
package org.openvault.backend.openvault.api;

import org.jspecify.annotations.NullMarked;
