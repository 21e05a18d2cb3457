@NullMarked
package org.openvault.backend.admin.editor;

import org.jspecify.annotations.NullMarked;
