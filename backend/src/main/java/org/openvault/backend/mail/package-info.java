/** Mails, whoever writes them. */
@NullMarked
package org.openvault.backend.mail;

import org.jspecify.annotations.NullMarked;
