package org.openvault.backend.admin;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.site.SiteAddress;
import org.openvault.backend.user.UserPreference;
import org.openvault.backend.version.Version;

/** What every screen knows without being told: who looks at it, in which language, time zone and colours. */
@RequestScoped
@Named("shell")
public class Shell {

    /** Languages that the admin speaks, the first where nobody says. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    @Inject
    SignedIn signedIn;

    @Inject
    SiteAddress site;

    private @Nullable UserPreference preference;
    private List<Locale.LanguageRange> wanted = List.of();
    private String notice = "";
    private String path = "/admin/";

    /** @param acceptLanguage what the browser asks for; @param notice what is to be said once, or empty */
    void begin(@Nullable UserPreference preference, @Nullable String acceptLanguage, String path, String notice) {
        this.preference = preference;
        this.wanted = ranges(acceptLanguage);
        this.path = path;
        this.notice = notice;
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /** The screen, in the language of whoever looks at it. */
    public String render(TemplateInstance screen) {
        return screen.setLocale(locale()).render();
    }

    public Locale locale() {
        String said = preference == null ? "" : preference.language;
        Locale best = said.isEmpty() ? Locale.lookup(wanted, LANGUAGES) : Locale.of(said);
        return best == null ? LANGUAGES.getFirst() : best;
    }

    public String getLanguage() {
        return locale().getLanguage();
    }

    public ZoneId zone() {
        return ZoneId.of(preference == null ? "UTC" : preference.timeZone);
    }

    public String getTheme() {
        return preference == null ? "auto" : preference.theme;
    }

    public String getDensity() {
        return preference == null ? "comfortable" : preference.density;
    }

    public boolean isShortcuts() {
        return preference == null || preference.shortcuts;
    }

    public String getWho() {
        return signedIn.name();
    }

    public boolean isSignedIn() {
        return signedIn.isSomebody();
    }

    /** Public address of the site, without a slash at its end. */
    public String getSite() {
        return site.url();
    }

    /** For whoever is asked what they have before them. */
    public String getVersion() {
        return Version.own().toString();
    }

    public String getNotice() {
        return notice;
    }

    /** Whether it is this screen. */
    public boolean at(String screen) {
        return screen.equals(path.endsWith("/") ? path : path + "/");
    }

    /** Whether the screen is one of a section, for the mark in the navigation. */
    public boolean in(String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }

    /** An instant as whoever looks at it would say it. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .format(at.atZone(zone()));
    }
}
