package org.openvault.backend.problem;

import java.util.List;
import org.openvault.backend.document.Fault;

/** What stops a request, in one line for a person; the API makes {@code application/problem+json} of it. */
public abstract sealed class Problem extends RuntimeException {

    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The request itself is malformed: an unknown parameter, a path that is no path. */
    public static final class BadRequest extends Problem {
        public BadRequest(String detail) {
            super(400, "Bad request", detail);
        }
    }

    /** Nobody has said who they are, or not in a way that holds. */
    public static final class Unauthorized extends Problem {
        public Unauthorized(String detail) {
            super(401, "Unauthorized", detail);
        }
    }

    public static final class Forbidden extends Problem {
        public Forbidden(String detail) {
            super(403, "Forbidden", detail);
        }
    }

    public static final class NotFound extends Problem {
        public NotFound(String detail) {
            super(404, "Not found", detail);
        }
    }

    /** Somebody else was there first: a slug taken, a draft saved meanwhile. */
    public static final class Conflict extends Problem {
        public Conflict(String detail) {
            super(409, "Conflict", detail);
        }
    }

    /** The content does not fit its type; every fault is named. */
    public static final class InvalidContent extends Problem {
        private final List<Fault> faults;

        public InvalidContent(List<Fault> faults) {
            super(
                    422,
                    "Invalid content",
                    faults.stream()
                            .map(Fault::toString)
                            .reduce((a, b) -> a + "; " + b)
                            .orElse(""));
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** Somebody keeps the entry to themselves for a while. */
    public static final class Locked extends Problem {
        public Locked(String detail) {
            super(423, "Locked", detail);
        }
    }

    /** What is stored cannot be read as what it should be: our fault, for this one entry. */
    public static final class BrokenDocument extends Problem {
        public BrokenDocument(String detail) {
            super(500, "Broken document", detail);
        }
    }
}
