package org.openvault.backend;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.Passwords;
import org.openvault.backend.user.SetMembers;
import org.openvault.backend.user.SetPermissions;
import org.openvault.backend.user.User;

/** People for tests, who may do exactly what is said, and all have one password. */
@Singleton
public class People {

    public static final String PASSWORD = "quiet lamps at noon";
    /** Made once: to make it is as slow as it should be. */
    private static final String HASH = Passwords.hash(PASSWORD);

    @Inject
    CreateGroup createGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    SetPermissions setPermissions;

    @Inject
    CreateToken createToken;

    /** Somebody new whose one group has these permissions. */
    @Transactional
    public Actor.Person person(Grant... grants) {
        Actor.Person person = add(false);
        long group = createGroup.create(SampleSite.EDITOR, SampleSite.slug("Group of " + person.name())).id;
        setMembers.set(SampleSite.EDITOR, group, Set.of(person.userId()));
        setPermissions.set(SampleSite.EDITOR, group, List.of(grants));
        return person;
    }

    @Transactional
    public Actor.Person nobodySpecial() {
        return add(false);
    }

    @Transactional
    public Actor.Person superuser() {
        return add(true);
    }

    /** A token's secret. */
    @Transactional
    public String token(Actor.Person person) {
        return createToken.create(SampleSite.EDITOR, person.userId(), "test").secret();
    }

    private static Actor.Person add(boolean superuser) {
        var user = new User();
        user.name = SampleSite.slug("person");
        user.displayName = "Person";
        user.passwordHash = HASH;
        user.superuser = superuser;
        user.createdAt = Instant.now();
        user.persist();
        return user.actor();
    }
}
