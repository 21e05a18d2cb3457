package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Optional;
import org.openvault.backend.problem.Problem;

/** People who may do the same. */
@Entity
@Table(name = "user_group")
public class Group extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;

    /** The group, with its row locked. */
    static Group getLocked(long id) {
        Group group = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (group == null) {
            throw new Problem.NotFound("there is no group " + id);
        }
        return group;
    }

    static Optional<Group> findByName(String name) {
        return find("name", name).firstResultOptional();
    }
}
