@NullMarked
package org.openvault.backend.admin.account;

import org.jspecify.annotations.NullMarked;
