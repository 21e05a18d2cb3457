package org.openvault.backend.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What WebAuthn asks of whoever relies on it, by webauthn4j. Who made a device is not asked (no attestation): whoever may add
 * a passkey is signed in already. The device always asks for its own PIN, finger or face, so that it stands for two factors.
 */
final class Ceremony {

    private static final Logger LOG = Logger.getLogger(Ceremony.class);
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final AttestedCredentialDataConverter CREDENTIALS = new AttestedCredentialDataConverter(CONVERTER);
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    private static final boolean USER_VERIFIED = true;
    private static final boolean USER_PRESENT = true;

    /** By number, as browsers are told of them: EdDSA, ES256, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final List<PublicKeyCredentialParameters> ACCEPTED = ALGORITHMS.stream()
            .map(COSEAlgorithmIdentifier::create)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private Ceremony() {}

    /** Fills in what is to be known of a new key. Empty when what the browser sent does not hold. */
    static Optional<Passkey> register(String json, RelyingParty party, byte[] challenge) {
        try {
            RegistrationData data = MANAGER.verifyRegistrationResponseJSON(
                    json, new RegistrationParameters(server(party, challenge), ACCEPTED, USER_VERIFIED, USER_PRESENT));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            var passkey = new Passkey();
            passkey.credentialId = authenticator.getAttestedCredentialData().getCredentialId();
            passkey.credential = CREDENTIALS.convert(authenticator.getAttestedCredentialData());
            passkey.signCount = authenticator.getSignCount();
            passkey.backupEligible = authenticator.isFlagBE();
            passkey.backedUp = authenticator.isFlagBS();
            return Optional.of(passkey);
        } catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
            LOG.infof("a passkey was not added: %s", refused.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the key signed the challenge. Notes how often it has signed: a copy of it would be told by that. */
    static boolean verify(String json, RelyingParty party, byte[] challenge, Passkey passkey) {
        var record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible,
                passkey.backedUp,
                passkey.signCount,
                CREDENTIALS.convert(passkey.credential),
                null,
                null,
                null,
                null);
        try {
            AuthenticationData data = MANAGER.verifyAuthenticationResponseJSON(
                    json,
                    new AuthenticationParameters(
                            server(party, challenge),
                            record,
                            List.of(passkey.credentialId),
                            USER_VERIFIED,
                            USER_PRESENT));
            passkey.signCount = data.getAuthenticatorData().getSignCount();
            passkey.backedUp = data.getAuthenticatorData().isFlagBS();
            return true;
        } catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
            LOG.infof("a passkey was refused: %s", refused.getMessage());
            return false;
        }
    }

    private static ServerProperty server(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
