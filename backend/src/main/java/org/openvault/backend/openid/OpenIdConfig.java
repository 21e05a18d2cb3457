package org.openvault.backend.openid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single sign-on by OpenID Connect. Off unless an issuer is named. */
@ConfigMapping(prefix = "ov.openid")
public interface OpenIdConfig {

    /** Address of the issuer, below which stands {@code /.well-known/openid-configuration}. */
    Optional<String> issuer();

    @WithDefault("open-vault")
    String clientId();

    /** None for a client that is public: what proves it then is PKCE alone. */
    Optional<String> clientSecret();

    /** What the button says after "Sign in with". */
    @WithDefault("single sign-on")
    String label();

    @WithDefault("openid,profile,email")
    List<String> scopes();

    @WithDefault("preferred_username")
    String nameClaim();

    @WithDefault("name")
    String displayNameClaim();

    @WithDefault("groups")
    String groupsClaim();

    /**
     * Who may sign in: whoever has one of these in the claim of groups. Where none is named, those only who signed in that way
     * before, or whose name means the same; nobody is made then.
     */
    Optional<List<String>> allowed();

    /** Groups here by groups there: who is in one there is in it here, and who is not is not. */
    Map<String, String> groups();

    /** Whether who has a name there is who has the name here. Only where nobody can choose their name there. */
    @WithDefault("false")
    boolean sameNames();

    @WithDefault("5s")
    Duration timeout();
}
