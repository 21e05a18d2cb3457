@NullMarked
package org.openvault.backend.admin.report;

import org.jspecify.annotations.NullMarked;
