@NullMarked
package org.openvault.backend.audit;

import org.jspecify.annotations.NullMarked;
