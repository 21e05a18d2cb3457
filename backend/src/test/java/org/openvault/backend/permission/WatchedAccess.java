package org.openvault.backend.permission;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/**
 * The real {@link Access}, watched: it notes which place in the code was refused, and says yes to everything that is asked
 * at one place when told so, as if the check there had been deleted.
 */
class WatchedAccess extends Access {

    /** Where in the code something is asked. */
    record CallSite(String type, int line) implements Comparable<CallSite> {

        @Override
        public int compareTo(CallSite other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : Integer.compare(line, other.line);
        }

        @Override
        public String toString() {
            return type.replaceFirst("^org\\.openvault\\.backend\\.", "") + ":" + line;
        }
    }

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Access real;
    private @Nullable CallSite deleted;
    private @Nullable CallSite refused;

    WatchedAccess(Access real) {
        this.real = real;
    }

    void delete(@Nullable CallSite site) {
        deleted = site;
    }

    void forget() {
        refused = null;
    }

    /** The place that was refused last, if any was. */
    Optional<CallSite> refused() {
        return Optional.ofNullable(refused);
    }

    private void ask(Runnable question) {
        CallSite site = WALKER.walk(
                frames -> frames.filter(frame -> !frame.getClassName().startsWith(Access.class.getPackageName() + ".")
                                || frame.getClassName().endsWith("Test"))
                        .findFirst()
                        .map(frame -> new CallSite(frame.getClassName(), frame.getLineNumber()))
                        .orElseThrow());
        if (site.equals(deleted)) {
            return;
        }
        try {
            question.run();
        } catch (Problem.Forbidden forbidden) {
            refused = site;
            throw forbidden;
        }
    }

    @Override
    public void require(Actor actor, Verb verb, long entryId) {
        ask(() -> real.require(actor, verb, entryId));
    }

    @Override
    public void requireAll(Actor actor, Verb verb, Collection<Long> entryIds) {
        ask(() -> real.requireAll(actor, verb, entryIds));
    }

    @Override
    public void requireUnder(Actor actor, Verb verb, long parentId) {
        ask(() -> real.requireUnder(actor, verb, parentId));
    }

    @Override
    public void requireType(Actor actor, Verb verb, String type) {
        ask(() -> real.requireType(actor, verb, type));
    }

    @Override
    public void requireFolder(Actor actor, Verb verb, long folderId) {
        ask(() -> real.requireFolder(actor, verb, folderId));
    }

    @Override
    public void requireRight(Actor actor, Right right) {
        ask(() -> real.requireRight(actor, right));
    }

    @Override
    public void requireSuperuser(Actor actor) {
        ask(() -> real.requireSuperuser(actor));
    }

    @Override
    public void requireFields(Actor actor, String type, Set<String> fields) {
        ask(() -> real.requireFields(actor, type, fields));
    }

    @Override
    public boolean may(Actor actor, Verb verb, long entryId) {
        return real.may(actor, verb, entryId);
    }

    @Override
    public Set<Long> which(Actor actor, Verb verb, Collection<Long> entryIds) {
        return real.which(actor, verb, entryIds);
    }

    @Override
    public boolean mayUnder(Actor actor, Verb verb, long parentId) {
        return real.mayUnder(actor, verb, parentId);
    }

    @Override
    public boolean mayType(Actor actor, Verb verb, String type) {
        return real.mayType(actor, verb, type);
    }

    @Override
    public boolean mayFolder(Actor actor, Verb verb, long folderId) {
        return real.mayFolder(actor, verb, folderId);
    }

    @Override
    public boolean mayRight(Actor actor, Right right) {
        return real.mayRight(actor, right);
    }

    @Override
    public Set<Long> whichFolders(Actor actor, Verb verb, Collection<Long> folderIds) {
        return real.whichFolders(actor, verb, folderIds);
    }

    @Override
    public Set<Right> rights(Actor actor) {
        return real.rights(actor);
    }
}
