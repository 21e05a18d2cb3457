package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** How each likes the admin. */
@ApplicationScoped
public class Preferences {

    /** What somebody said, or what holds until they do. */
    @Transactional
    public UserPreference of(long userId) {
        UserPreference said = UserPreference.findById(userId);
        return said == null ? new UserPreference() : said;
    }
}
