package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Who there is. Everybody may look themselves up; who manages users may look up anybody. */
@ApplicationScoped
@Transactional
public class Directory {

    /** One part of a list, and how long the whole of it is. */
    public record Slice<T>(long count, List<T> items) {}

    public record Named(long id, String name) {}

    public record Person(
            long id,
            String name,
            String displayName,
            @Nullable String email,
            boolean superuser,
            @Nullable Instant disabledAt,
            Instant createdAt,
            List<Named> groups) {

        static Person of(User user, List<Named> groups) {
            return new Person(
                    user.id,
                    user.name,
                    user.displayName,
                    user.email,
                    user.superuser,
                    user.disabledAt,
                    user.createdAt,
                    groups);
        }
    }

    /** What somebody is, and may do by their groups; a superuser may do everything besides. */
    public record Self(Person person, List<Grant> grants) {}

    public record Team(long id, String name, List<Named> members, List<Grant> grants) {}

    public record Token(
            long id,
            long userId,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public static Token of(ApiToken token) {
            return new Token(token.id, token.userId, token.name, token.createdAt, token.lastUsedAt, token.revokedAt);
        }
    }

    @Inject
    Access access;

    @Inject
    GroupQueries queries;

    public Self self(Actor.Person actor) {
        Person person = person(actor.userId());
        return new Self(
                person, queries.grants(person.groups().stream().map(Named::id).toList()));
    }

    public Person user(Actor actor, long userId) {
        if (!(actor instanceof Actor.Person person) || person.userId() != userId) {
            access.requireRight(actor, Right.MANAGE_USERS);
        }
        return person(userId);
    }

    /** For commands, whose operator knows names and not numbers. */
    public Optional<Long> findByName(String name) {
        return User.findByName(name).map(user -> user.id);
    }

    /** By name. */
    public Slice<Person> users(Actor actor, int offset, int limit) {
        access.requireRight(actor, Right.MANAGE_USERS);
        List<User> users = User.<User>find("order by name, id")
                .range(offset, offset + limit - 1)
                .list();
        var groups = queries.groupsOf(users.stream().map(user -> user.id).toList());
        return new Slice<>(
                User.count(),
                users.stream()
                        .map(user -> Person.of(user, groups.getOrDefault(user.id, List.of())))
                        .toList());
    }

    public Team group(Actor actor, long groupId) {
        access.requireRight(actor, Right.MANAGE_USERS);
        Group group = Group.<Group>findByIdOptional(groupId)
                .orElseThrow(() -> new Problem.NotFound("there is no group " + groupId));
        return new Team(group.id, group.name, queries.membersOf(groupId), queries.grants(Set.of(groupId)));
    }

    /** By name, without what they may do and who is in them: that is asked of each. */
    public Slice<Named> groups(Actor actor, int offset, int limit) {
        access.requireRight(actor, Right.MANAGE_USERS);
        List<Group> groups = Group.<Group>find("order by name, id")
                .range(offset, offset + limit - 1)
                .list();
        return new Slice<>(
                Group.count(),
                groups.stream().map(group -> new Named(group.id, group.name)).toList());
    }

    /** A user's tokens, the newest first, revoked ones too. */
    public Slice<Token> tokens(Actor actor, long userId, int offset, int limit) {
        if (!(actor instanceof Actor.Person person) || person.userId() != userId) {
            access.requireRight(actor, Right.MANAGE_USERS);
        }
        List<ApiToken> tokens = ApiToken.<ApiToken>find("userId = ?1 order by id desc", userId)
                .range(offset, offset + limit - 1)
                .list();
        return new Slice<>(
                ApiToken.count("userId", userId), tokens.stream().map(Token::of).toList());
    }

    private Person person(long userId) {
        User user = User.<User>findByIdOptional(userId)
                .orElseThrow(() -> new Problem.NotFound("there is no user " + userId));
        return Person.of(user, queries.groupsOf(List.of(userId)).getOrDefault(userId, List.of()));
    }
}
