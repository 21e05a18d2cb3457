package org.openvault.backend.page;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.publishing.Place;

/** Where a page stands in the tree of drafts. The root of a site has no parent and an empty slug. */
@Entity
public class Page extends PanacheEntityBase {

    @Id
    public Long entryId;

    public @Nullable Long parentId;
    public String slug;

    /** Among its siblings; between any two positions there is another. */
    public BigDecimal position;

    /** The page whose content this one shows at a place of its own. */
    public @Nullable Long aliasOf;

    public boolean trashed;

    public static Optional<Page> findChild(long parentId, String slug) {
        return find("parentId = ?1 and slug = ?2 and not trashed", parentId, slug)
                .firstResultOptional();
    }

    public static Page get(long entryId) {
        return Page.<Page>findByIdOptional(entryId)
                .orElseThrow(() -> new org.openvault.backend.problem.Problem.NotFound("there is no page " + entryId));
    }

    public Place place() {
        return new Place(parentId, slug, position);
    }

    void stand(Place place) {
        parentId = place.parentId();
        slug = place.slug();
        position = place.position();
    }

    static BigDecimal nextPosition(long parentId) {
        return find("parentId = ?1 order by position desc", parentId)
                .<Page>firstResultOptional()
                .map(last ->
                        last.position.setScale(0, java.math.RoundingMode.FLOOR).add(BigDecimal.ONE))
                .orElse(BigDecimal.ZERO);
    }
}
