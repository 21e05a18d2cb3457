/** Forms that editors make as pages, and what readers send by them. */
@NullMarked
package org.openvault.backend.form;

import org.jspecify.annotations.NullMarked;
