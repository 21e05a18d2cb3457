package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/** Somebody who can sign in. */
@Entity
@Table(name = "app_user")
public class User extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    public String displayName;
    public String passwordHash;

    /** Where mails for them go; null where nobody said. */
    public @Nullable String email;

    public boolean superuser;
    public Instant createdAt;
    public @Nullable Instant disabledAt;

    public static Optional<User> findByName(String name) {
        return find("name", name.strip().toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** The user, with their row locked. */
    static User getLocked(long id) {
        User user = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            throw new Problem.NotFound("there is no user " + id);
        }
        return user;
    }

    /** Locked, so that of two who unmake each other only one succeeds. */
    static List<User> listSuperusersLocked() {
        return User.<User>find("superuser and disabledAt is null order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public Actor.Person actor() {
        return new Actor.Person(id, name, superuser);
    }
}
