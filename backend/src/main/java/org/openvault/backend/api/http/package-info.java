@NullMarked
package org.openvault.backend.api.http;

import org.jspecify.annotations.NullMarked;
