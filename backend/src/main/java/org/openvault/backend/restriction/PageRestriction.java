package org.openvault.backend.restriction;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** That a page, with all below it, is not for everybody; who said so, and when. */
@Entity
public class PageRestriction extends PanacheEntityBase {

    @Id
    public Long pageId;

    public String kind;
    public @Nullable String passwordHash;
    public String by;
    public Instant at;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "page_restriction_group", joinColumns = @JoinColumn(name = "page_id"))
    @Column(name = "group_id")
    public Set<Long> groups = new TreeSet<>();
}
