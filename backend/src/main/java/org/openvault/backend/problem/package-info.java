@NullMarked
package org.openvault.backend.problem;

import org.jspecify.annotations.NullMarked;
