/** Forms that editors make, and what readers send by them. */
@NullMarked
package org.openvault.frontend.form;

import org.jspecify.annotations.NullMarked;
