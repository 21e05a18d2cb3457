/** Pictures and files of the backend, kept on disk. */
@NullMarked
package org.openvault.frontend.media;

import org.jspecify.annotations.NullMarked;
