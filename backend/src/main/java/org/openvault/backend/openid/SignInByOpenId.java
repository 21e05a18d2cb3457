package org.openvault.backend.openid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.openvault.backend.user.AdmitByClaims;
import org.openvault.backend.user.Attempts;
import org.openvault.backend.user.Device;
import org.openvault.backend.user.Sessions.SignIn;
import org.openvault.backend.user.SignInSteps;

/** The authorisation code flow with PKCE: the browser goes to the issuer, and comes back with a code. */
@ApplicationScoped
public class SignInByOpenId {

    private static final Logger LOG = Logger.getLogger(SignInByOpenId.class);
    private static final String KIND = "openid";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Where the browser goes. @param secret that it keeps until it comes back */
    public record Begun(URI where, String secret) {}

    /** @param to where in the admin whoever signs in wanted to go */
    public record Ended(SignIn outcome, String to) {}

    record Said(String state, String nonce, String verifier, String to) {}

    private final Attempts begun = new Attempts(60);
    private final OpenIdConfig config;

    @Inject
    Issuer issuer;

    @Inject
    SignInSteps steps;

    @Inject
    AdmitByClaims admitByClaims;

    @Inject
    Clock clock;

    SignInByOpenId(OpenIdConfig config) {
        this.config = config;
    }

    /** What it is called; empty where it is off. */
    public Optional<String> label() {
        return config.issuer().map(on -> config.label());
    }

    /** @param redirectUri where the issuer sends the browser back to. @return empty when it is off, away or asked too often */
    public Optional<Begun> begin(String redirectUri, String to, Device device) {
        Instant now = clock.instant();
        if (config.issuer().isEmpty() || !begun.mayTry(device.address(), device.address(), now)) {
            return Optional.empty();
        }
        begun.failed(device.address(), device.address(), now);
        var said = new Said(random(), random(), random(), to);
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", redirectUri);
        query.put("scope", String.join(" ", config.scopes()));
        query.put("state", said.state());
        query.put("nonce", said.nonce());
        query.put("code_challenge", challenge(said.verifier()));
        query.put("code_challenge_method", "S256");
        try {
            String where = issuer.endpoint("authorization_endpoint").toString();
            String secret = steps.begin(KIND, null, JSON.writeValueAsString(said));
            return Optional.of(
                    new Begun(URI.create(where + (where.contains("?") ? "&" : "?") + Issuer.encoded(query)), secret));
        } catch (Issuer.Unusable | JsonProcessingException unusable) {
            LOG.warnf("single sign-on: %s", unusable.getMessage());
            return Optional.empty();
        }
    }

    /** @param secret that the browser kept; without the right one nobody can finish what another began */
    public Ended finish(String secret, String state, String code, String redirectUri, Device device) {
        Optional<Said> said = steps.take(KIND, secret).map(step -> read(step.said()));
        if (said.isEmpty() || !same(said.get().state(), state)) {
            return new Ended(new SignIn.Expired(), "");
        }
        try {
            String token = issuer.idToken(code, said.get().verifier(), redirectUri);
            JwtClaims claims = IdToken.verified(
                    token,
                    issuer.keys(),
                    issuer.name(),
                    config.clientId(),
                    said.get().nonce());
            return new Ended(admit(claims, device), said.get().to());
        } catch (Issuer.Unusable unusable) {
            LOG.warnf("single sign-on: %s", unusable.getMessage());
            return new Ended(new SignIn.Wrong(), said.get().to());
        }
    }

    private SignIn admit(JwtClaims claims, Device device) {
        List<String> theirs = IdToken.texts(claims, config.groupsClaim());
        List<String> allowed = config.allowed().orElse(List.of());
        if (!allowed.isEmpty() && theirs.stream().noneMatch(allowed::contains)) {
            return new SignIn.Wrong();
        }
        return admitByClaims.admit(
                new AdmitByClaims.Claims(
                        issuer.name(),
                        String.valueOf(claims.getClaimValue("sub")),
                        first(claims, config.nameClaim()),
                        first(claims, config.displayNameClaim()),
                        theirs.stream()
                                .filter(config.groups()::containsKey)
                                .map(config.groups()::get)
                                .toList(),
                        config.groups().values()),
                new AdmitByClaims.Rules(!allowed.isEmpty(), config.sameNames()),
                device);
    }

    private static String first(JwtClaims claims, String name) {
        return IdToken.texts(claims, name).stream().findFirst().orElse("");
    }

    private static Said read(String json) {
        try {
            return JSON.readValue(json, Said.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
