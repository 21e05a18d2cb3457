/** What whoever runs the site sees of it, and can tell it while it runs. */
@NullMarked
package org.openvault.frontend.operations;

import org.jspecify.annotations.NullMarked;
