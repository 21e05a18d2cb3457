package org.openvault.backend.admin.session;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An issuer of ID tokens that signs in whomever the test says, and checks what a client has to prove. */
public class FakeIssuer implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT = "open-vault-test";
    static final String SECRET = "a secret: of two & parts";

    /** How the next token is to be wrong. */
    enum Fault {
        NONE,
        OTHER_KEY,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        EXPIRED,
        NO_SIGNATURE
    }

    static volatile Map<String, Object> claims = Map.of();
    static volatile Fault fault = Fault.NONE;

    private static final RsaJsonWebKey KEY = key();
    private static final RsaJsonWebKey OTHER = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private HttpServer server;
    private String address;

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("k1");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        address = "http://localhost:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration", exchange -> json(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys"}
                """.formatted(address)));
        server.createContext(
                "/keys",
                exchange -> json(exchange, 200, "{\"keys\":[" + KEY.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}"));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
        return Map.of(
                "ov.openid.issuer",
                address,
                "ov.openid.client-id",
                CLIENT,
                "ov.openid.client-secret",
                SECRET,
                "ov.openid.allowed",
                "archive-staff",
                "ov.openid.label",
                "the archive's sign-on",
                "ov.openid.groups.\"archive-editors\"",
                "Editors by claim");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.get("code"));
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (asked == null
                || !challenge(form.get("code_verifier")).equals(asked.get("code_challenge"))
                || !form.get("redirect_uri").equals(asked.get("redirect_uri"))
                || basic == null
                || !SECRET.equals(secret(basic))) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        json(exchange, 200, "{\"access_token\":\"unused\",\"id_token\":\"" + idToken(asked.get("nonce")) + "\"}");
    }

    private static String secret(String basic) {
        String pair = new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8);
        return URLDecoder.decode(pair.substring(pair.indexOf(':') + 1), StandardCharsets.UTF_8);
    }

    private String idToken(String nonce) {
        try {
            var said = new JwtClaims();
            said.setIssuer(fault == Fault.OTHER_ISSUER ? "http://evil.example" : address);
            said.setAudience(fault == Fault.OTHER_AUDIENCE ? "somebody-else" : CLIENT);
            said.setExpirationTimeMinutesInTheFuture(fault == Fault.EXPIRED ? -10 : 5);
            said.setIssuedAtToNow();
            said.setStringClaim("nonce", fault == Fault.OTHER_NONCE ? "another" : nonce);
            claims.forEach(said::setClaim);
            var signature = new JsonWebSignature();
            signature.setPayload(said.toJson());
            signature.setKeyIdHeaderValue("k1");
            if (fault == Fault.NO_SIGNATURE) {
                signature.setAlgorithmHeaderValue("none");
                signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
            } else {
                signature.setAlgorithmHeaderValue("RS256");
                signature.setKey((fault == Fault.OTHER_KEY ? OTHER : KEY).getPrivateKey());
            }
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
