package org.openvault.backend.site;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Optional;

/** A tree of pages under a host. The default site answers for hosts that no other claims. */
@Entity
public class Site extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    public String host;

    @Column(name = "is_default")
    public boolean isDefault;

    public String locale;

    public static Optional<Site> findDefault() {
        return find("isDefault", true).firstResultOptional();
    }

    public static Site getDefault() {
        return findDefault()
                .orElseThrow(() -> new IllegalStateException("there is no site yet: start once with OV_DEMO=true"));
    }

    /** What answers note that depend on the site itself. */
    public String tag() {
        return "site:" + id;
    }

    /** As the audit log tells it. */
    String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("site", id)
                .put("name", name)
                .put("host", host)
                .put("default", isDefault)
                .toString();
    }
}
