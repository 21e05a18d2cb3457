package org.openvault.backend.entry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** A folder of the media library. Rights on a folder hold for all below it. */
@Entity
public class MediaFolder extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public @Nullable Long parentId;
    public String name;

    /** The one above all others; made with the database. */
    public static MediaFolder root() {
        return MediaFolder.<MediaFolder>find("parentId is null").singleResult();
    }

    public static MediaFolder get(long id) {
        return MediaFolder.<MediaFolder>findByIdOptional(id)
                .orElseThrow(() -> new Problem.NotFound("there is no folder " + id));
    }
}
