package org.openvault.backend.user;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.openvault.backend.problem.Problem;

/** Argon2id with the second of the recommended settings of RFC 9106: 64 MiB, three passes. */
public final class Passwords {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(65_536, 3, 1, 32, Argon2.ID);

    /** Compared with when no such user exists, so that a wrong name takes as long as a wrong password. */
    private static final String NOBODY = hash("nobody's password");

    private static final int SHORTEST = 12;
    /** Long enough for any sentence; longer ones would only keep us busy. */
    private static final int LONGEST = 1024;

    private Passwords() {}

    /** @throws Problem.InvalidContent when a password is too short or too long to be chosen */
    static void requireGood(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Faults.of("password", "must have from %d to %d characters".formatted(SHORTEST, LONGEST));
        }
    }

    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    public static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(ARGON2);
    }

    /** Takes the time of a comparison and is always false. */
    public static boolean matchesNobody(String password) {
        matches(password, NOBODY);
        return false;
    }
}
