package org.openvault.backend.openid;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Whether an ID token was made by the issuer, for us, now, and for this attempt. By jose4j. */
final class IdToken {

    /** Signatures by a key that the issuer alone has: neither "none" nor a secret that somebody shares. */
    private static final AlgorithmConstraints SIGNED = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256",
            "ES384",
            "ES512",
            "EdDSA");

    private static final int SKEW_SECONDS = 60;

    private IdToken() {}

    static JwtClaims verified(String token, String keys, String issuer, String clientId, String nonce)
            throws Issuer.Unusable {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(SIGNED)
                    .setVerificationKeyResolver(
                            new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, clientId)
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .build()
                    .processToClaims(token);
            String party = claims.getStringClaimValue("azp");
            if (!nonce.equals(claims.getStringClaimValue("nonce")) || (party != null && !party.equals(clientId))) {
                throw new Issuer.Unusable("the ID token is not for this attempt");
            }
            return claims;
        } catch (InvalidJwtException | MalformedClaimException | JoseException invalid) {
            throw new Issuer.Unusable("the ID token does not hold: " + invalid.getMessage());
        }
    }

    /** A claim that is a text or a list of texts. */
    static List<String> texts(JwtClaims claims, String name) {
        return switch (claims.getClaimValue(name)) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
