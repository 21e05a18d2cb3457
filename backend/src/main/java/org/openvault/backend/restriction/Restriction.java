package org.openvault.backend.restriction;

import java.util.List;
import java.util.Set;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** To whom a page is open that is not for everybody. */
public sealed interface Restriction {

    /** Whoever has signed in. */
    record Login() implements Restriction {}

    /** Members of any of these groups. */
    record Groups(Set<Long> ids) implements Restriction {

        public Groups {
            ids = Set.copyOf(ids);
            if (ids.isEmpty()) {
                throw fault("groups", "must name a group");
            }
        }
    }

    /** Whoever knows a password that many share. */
    record Password(String password) implements Restriction {

        private static final int SHORTEST = 8;
        private static final int LONGEST = 1024;

        public Password {
            if (password.length() < SHORTEST || password.length() > LONGEST) {
                throw fault("password", "must have from %d to %d characters".formatted(SHORTEST, LONGEST));
            }
        }

        @Override
        public String toString() {
            return "Password[…]"; // it must not be in any log
        }
    }

    /** The word in the database, the audit and the API. */
    default String kind() {
        return switch (this) {
            case Login login -> "login";
            case Groups groups -> "groups";
            case Password password -> "password";
        };
    }

    private static Problem.InvalidContent fault(String part, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(part), message)));
    }
}
