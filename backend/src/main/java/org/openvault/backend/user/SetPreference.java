package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Set;
import org.openvault.backend.actor.Actor;

/** Says how one likes the admin. It is nobody else's business, and so in no audit. */
@ApplicationScoped
public class SetPreference {

    private static final Set<String> THEMES = Set.of("auto", "light", "dark", "contrast");
    private static final Set<String> DENSITIES = Set.of("comfortable", "compact");

    /** @param language two letters, or empty for what the browser asks for; the others as in {@link UserPreference} */
    public record Wanted(String language, String timeZone, String theme, String density, boolean shortcuts) {}

    @Transactional
    public void set(Actor.Person person, Wanted wanted) {
        if (!wanted.language().matches("([a-z]{2})?")) {
            throw Faults.of("language", "must be two letters, or nothing");
        }
        if (wanted.timeZone().length() > 64 || !ZoneId.getAvailableZoneIds().contains(wanted.timeZone())) {
            throw Faults.of("time_zone", "must be a time zone such as America/New_York");
        }
        if (!THEMES.contains(wanted.theme())) {
            throw Faults.of("theme", "must be auto, light, dark or contrast");
        }
        if (!DENSITIES.contains(wanted.density())) {
            throw Faults.of("density", "must be comfortable or compact");
        }
        User.getLocked(person.userId());
        UserPreference preference = UserPreference.findById(person.userId());
        if (preference == null) {
            preference = new UserPreference();
            preference.userId = person.userId();
        }
        preference.language = wanted.language();
        preference.timeZone = wanted.timeZone();
        preference.theme = wanted.theme();
        preference.density = wanted.density();
        preference.shortcuts = wanted.shortcuts();
        preference.persist();
    }
}
