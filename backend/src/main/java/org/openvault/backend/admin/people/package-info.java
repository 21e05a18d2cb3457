@NullMarked
package org.openvault.backend.admin.people;

import org.jspecify.annotations.NullMarked;
