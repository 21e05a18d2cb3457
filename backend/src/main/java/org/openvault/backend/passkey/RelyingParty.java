package org.openvault.backend.passkey;

import java.net.URI;

/** For which site a passkey is good: browsers show it to no other. @param origin of the admin, {@code https://admin.example.org} */
public record RelyingParty(String origin) {

    String id() {
        return URI.create(origin).getHost();
    }
}
