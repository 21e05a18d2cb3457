package org.openvault.backend.user;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "ov.token")
interface TokenConfig {

    /**
     * Under which digests of tokens are made ({@code OV_TOKEN_KEY}). Whoever changes it makes all tokens void. Where there is
     * none a fixed label stands for it, which is enough for secrets of 256 random bits: decision 0008.
     */
    Optional<String> key();
}
