package org.openvault.backend.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.permission.Policy.Act;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Role;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.permission.WatchedAccess.CallSite;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.User;

/**
 * Everything that people do, tried by everybody: each act of {@link PermissionActs} by somebody with each single permission,
 * somebody with none, a superuser and somebody disabled who would be all of that. What is expected comes from the policy in
 * the acts, not from the code. A refusal must leave no trace. Then each check in the code is deleted in turn, and some
 * refusal must be missed: a check that nothing notices is not tested.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PermissionMatrixTest {

    /** How many rows this transaction has written so far, in whatever table. */
    private static final String TRACES =
            "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_xact_user_tables";

    private record Cell(Act act, Role role) {

        @Override
        public String toString() {
            return role + " / " + act;
        }
    }

    private record Matrix(int cells, List<String> differences, Map<CallSite, List<Cell>> refusals) {}

    @Inject
    Access access;

    @Inject
    People people;

    @Inject
    PermissionWorld world;

    @Inject
    @All
    List<PermissionActs> acts;

    @Inject
    EntityManager entities;

    private WatchedAccess watched;

    @BeforeEach
    void watch() {
        watched = new WatchedAccess(ClientProxy.unwrap(access));
        QuarkusMock.installMockForType(watched, Access.class);
    }

    @Test
    void everybodyMayWhatThePolicySaysAndEveryCheckIsNeeded() {
        Matrix matrix = run();
        assertThat(matrix.differences().stream().limit(50))
                .as("%d of %d cells", matrix.differences().size(), matrix.cells())
                .isEmpty();
        assertThat(matrix.cells()).isGreaterThan(1000);
        assertThat(unnoticed(matrix))
                .as("checks that can be deleted without a test turning red: give PermissionActs an act for each")
                .isEmpty();
    }

    private Matrix run() {
        var differences = new ArrayList<String>();
        var refusals = new TreeMap<CallSite, List<Cell>>();
        List<Role> roles = roles();
        int cells = 0;
        List<Act> all = acts.stream().flatMap(some -> some.list().stream()).toList();
        for (Act act : all) {
            for (Role role : with(roles, act)) {
                var cell = new Cell(act, role);
                compare(cell).ifPresent(differences::add);
                watched.refused().ifPresent(site -> refusals.computeIfAbsent(site, unused -> new ArrayList<>())
                        .add(cell));
                cells++;
            }
        }
        return new Matrix(cells, differences, refusals);
    }

    /** What is otherwise than the policy says. */
    private Optional<String> compare(Cell cell) {
        boolean expected = cell.act().isAllowedTo(cell.role());
        Throwable thrown = attempt(cell);
        boolean forbidden = thrown instanceof Problem.Forbidden;
        if (expected && !cell.act().isDone(thrown)) {
            return Optional.of(cell + ": may, but " + thrown);
        }
        if (!expected && !forbidden) {
            return Optional.of(cell + ": may not, but " + (thrown == null ? "did" : thrown));
        }
        return Optional.empty();
    }

    /** In a transaction that is undone. @return what it ended with; null when it was done */
    private @org.jspecify.annotations.Nullable Throwable attempt(Cell cell) {
        watched.forget();
        QuarkusTransaction.begin();
        try {
            var subject = new Subject();
            cell.act().prepare().accept(cell.role().person(), subject);
            Object before = traces();
            try {
                cell.act().deed().accept(cell.role().person(), subject);
                return null;
            } catch (Problem.Forbidden forbidden) {
                Object after = traces();
                return cell.act().late() || before.equals(after)
                        ? forbidden
                        : new AssertionError("it wrote " + before + " > " + after + " rows");
            } catch (RuntimeException other) {
                return other;
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private Object traces() {
        return entities.createNativeQuery(TRACES, Long.class).getSingleResult();
    }

    private Set<CallSite> unnoticed(Matrix matrix) {
        var unnoticed = new TreeSet<>(sites());
        for (CallSite site : List.copyOf(unnoticed)) {
            watched.delete(site);
            boolean noticed = matrix.refusals().getOrDefault(site, List.of()).stream()
                    .anyMatch(cell -> compare(cell).isPresent());
            if (noticed) {
                unnoticed.remove(site);
            }
        }
        watched.delete(null);
        return unnoticed;
    }

    /** Every place in the code that asks for a permission. */
    private static Set<CallSite> sites() {
        var sites = new TreeSet<CallSite>();
        for (JavaClass type : new ClassFileImporter().importPath(Path.of("target", "classes"))) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getFullName().equals(Access.class.getName()))
                    .filter(call -> call.getName().startsWith("require"))
                    .filter(call -> !type.getFullName().equals(Access.class.getName()))
                    .map(call -> new CallSite(type.getFullName(), call.getLineNumber()))
                    .forEach(sites::add);
        }
        assertThat(sites).as("places that ask").hasSizeGreaterThan(10);
        return sites;
    }

    /** For everybody with one permission there is a role, whatever the permission is about. */
    private List<Role> roles() {
        var roles = new ArrayList<Role>();
        for (Grant grant : world.grants()) {
            roles.add(role(inWords(grant), List.of(grant)));
        }
        roles.add(new Role("nobody special", people.nobodySpecial(), List.of(), false, false));
        roles.add(new Role("superuser", people.superuser(), List.of(), true, false));
        roles.add(disabled());
        return roles;
    }

    private static String inWords(Grant grant) {
        return Stream.of(grant.verb(), grant.scope(), grant.page(), grant.folder(), grant.type(), grant.field())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private Role role(String name, List<Grant> grants) {
        return new Role(name, people.person(grants.toArray(Grant[]::new)), grants, false, false);
    }

    private Role disabled() {
        var person = people.superuser();
        QuarkusTransaction.requiringNew()
                .run(() -> User.update("disabledAt = ?1 where id = ?2", Instant.now(), person.userId()));
        return new Role("disabled superuser", person, List.of(), true, true);
    }

    /** Where several things are needed, also somebody who has them all, and for each somebody who lacks just that. */
    private List<Role> with(List<Role> roles, Act act) {
        if (act.needs().size() < 2) {
            return roles;
        }
        var all = new LinkedHashMap<String, Role>();
        roles.forEach(role -> all.put(role.name(), role));
        List<Grant> examples = act.needs().stream().map(Need::example).toList();
        all.put("all", role("all that it needs", examples));
        for (Grant lacking : examples) {
            List<Grant> others =
                    examples.stream().filter(grant -> !grant.equals(lacking)).toList();
            String name = "all but " + inWords(lacking);
            all.put(name, role(name, others));
        }
        return List.copyOf(all.values());
    }
}
