@NullMarked
package org.openvault.backend.document;

import org.jspecify.annotations.NullMarked;
