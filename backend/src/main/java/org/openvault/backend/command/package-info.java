@NullMarked
package org.openvault.backend.command;

import org.jspecify.annotations.NullMarked;
