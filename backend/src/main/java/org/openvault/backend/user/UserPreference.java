package org.openvault.backend.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** How somebody likes the admin. */
@Entity
public class UserPreference extends PanacheEntityBase {

    @Id
    public Long userId;

    /** A language that the admin speaks, two letters; empty for what the browser asks for. */
    public String language = "";

    /** As in the IANA database: {@code America/New_York}. */
    public String timeZone = "UTC";

    /** auto, light, dark or contrast. */
    public String theme = "auto";

    /** comfortable or compact. */
    public String density = "comfortable";

    /** Whether single keys do something. */
    public boolean shortcuts = true;
}
