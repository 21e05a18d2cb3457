package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.user.Sessions.SignIn;

/**
 * Lets in somebody for whom another vouches. They are known by issuer and subject, never by a name that they may choose there:
 * who has a name that somebody here has already is not them, unless the operator says that names mean the same.
 */
@ApplicationScoped
public class AdmitByClaims {

    /**
     * @param groups of those that the issuer decides about, the ones that they are in
     * @param decided all that the issuer decides about, by name; others stay as they are here
     */
    public record Claims(
            String issuer,
            String subject,
            String name,
            String displayName,
            Collection<String> groups,
            Collection<String> decided) {}

    /** @param makeUsers whether who is not known yet is made; @param sameNames whether a name here means the one there */
    public record Rules(boolean makeUsers, boolean sameNames) {}

    private static final Actor ISSUER = new Actor.SystemActor("single sign-on");

    @Inject
    EntityManager entities;

    @Inject
    NameQueries names;

    @Inject
    OpenSession openSession;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return {@code Wrong} for whoever is not known and is not to be made, or is disabled */
    @Transactional
    public SignIn admit(Claims claims, Rules rules, Device device) {
        names.takeTurn("identity " + claims.issuer() + " " + claims.subject());
        Optional<User> user = known(claims)
                .or(() -> linked(claims, rules))
                .or(() -> made(claims, rules))
                .filter(found -> found.disabledAt == null);
        if (user.isEmpty()) {
            return new SignIn.Wrong();
        }
        setGroups(user.get(), claims);
        return openSession.open(user.get(), device, "openid");
    }

    private Optional<User> known(Claims claims) {
        return entities.createNativeQuery(
                        "select user_id from external_identity where issuer = :issuer and subject = :subject",
                        Long.class)
                .setParameter("issuer", claims.issuer())
                .setParameter("subject", claims.subject())
                .getResultStream()
                .findFirst()
                .flatMap(id -> User.<User>findByIdOptional(id));
    }

    private Optional<User> linked(Claims claims, Rules rules) {
        Optional<User> same = rules.sameNames() ? User.findByName(claims.name()) : Optional.empty();
        same.ifPresent(user -> link(user, claims));
        return same;
    }

    private Optional<User> made(Claims claims, Rules rules) {
        String name = claims.name().strip().toLowerCase(Locale.ROOT);
        names.takeTurn("user " + name);
        if (!rules.makeUsers()
                || !CreateUser.isName(name)
                || User.findByName(name).isPresent()) {
            return Optional.empty();
        }
        var user = new User();
        user.name = name;
        user.displayName = shown(claims);
        user.passwordHash = Passwords.hash(Secrets.next()); // nobody knows it
        user.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        user.persistAndFlush();
        audit.record(ISSUER, "user.created", null, null, UserJson.of(user));
        link(user, claims);
        return Optional.of(user);
    }

    private static String shown(Claims claims) {
        String cleaned = claims.displayName().replaceAll("\\p{Cntrl}", " ").strip();
        return cleaned.isEmpty() ? claims.name() : cleaned.substring(0, Math.min(100, cleaned.length()));
    }

    private void link(User user, Claims claims) {
        entities.createNativeQuery("""
                        insert into external_identity (issuer, subject, user_id, created_at)
                        values (:issuer, :subject, :user, :now)
                        """)
                .setParameter("issuer", claims.issuer())
                .setParameter("subject", claims.subject())
                .setParameter("user", user.id)
                .setParameter("now", clock.instant())
                .executeUpdate();
        audit.record(ISSUER, "user.identity_linked", null, null, UserJson.of(user));
    }

    private void setGroups(User user, Claims claims) {
        int left = change("""
                delete from membership m using user_group g
                where g.id = m.group_id and m.user_id = :user and g.name = any(cast(:decided as text[]))
                  and not g.name = any(cast(:groups as text[]))
                """, user, claims);
        int joined = change("""
                insert into membership (group_id, user_id)
                select g.id, :user from user_group g
                where g.name = any(cast(:decided as text[])) and g.name = any(cast(:groups as text[]))
                on conflict do nothing
                """, user, claims);
        if (left + joined > 0) {
            audit.record(
                    ISSUER, "user.groups_by_claims", null, null, UserJson.groups(user, List.copyOf(claims.groups())));
        }
    }

    private int change(String sql, User user, Claims claims) {
        return entities.createNativeQuery(sql)
                .setParameter("user", user.id)
                .setParameter("decided", claims.decided().toArray(String[]::new))
                .setParameter("groups", claims.groups().toArray(String[]::new))
                .executeUpdate();
    }
}
