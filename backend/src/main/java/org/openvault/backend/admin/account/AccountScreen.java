package org.openvault.backend.admin.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.passkey.OwnPasskeys;
import org.openvault.backend.passkey.Passkey;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.ListSessions;
import org.openvault.backend.user.Preferences;
import org.openvault.backend.user.SecondSteps;
import org.openvault.backend.user.Sessions;
import org.openvault.backend.user.SetPreference;
import org.openvault.backend.user.UserPreference;

/** The one screen of an account, with whatever was refused on it. */
@RequestScoped
class AccountScreen {

    /** @param device empty when nothing is known of it */
    public record SessionRow(
            long id,
            String device,
            String agent,
            String address,
            String way,
            Instant since,
            @Nullable Instant lastSeenAt,
            boolean isThis) {

        static SessionRow of(ListSessions.Listed session) {
            return new SessionRow(
                    session.id(),
                    Browser.name(session.agent()),
                    session.agent(),
                    session.address(),
                    session.way(),
                    session.since(),
                    session.lastSeenAt(),
                    session.isThis());
        }
    }

    /** Why the looks, the password or the e-mail address were refused. */
    public record Refusals(Refusal looks, Refusal password, Refusal email) {
        static final Refusals NONE = new Refusals(Refusal.NONE, Refusal.NONE, Refusal.NONE);

        static Refusals looks(Refusal refusal) {
            return new Refusals(refusal, Refusal.NONE, Refusal.NONE);
        }

        static Refusals password(Refusal refusal) {
            return new Refusals(Refusal.NONE, refusal, Refusal.NONE);
        }

        static Refusals email(Refusal refusal) {
            return new Refusals(Refusal.NONE, Refusal.NONE, refusal);
        }

        int status() {
            return Math.max(Math.max(looks.status(), password.status()), email.status());
        }
    }

    @CheckedTemplate(basePath = "admin/account")
    static class Templates {
        static native TemplateInstance account(
                SetPreference.Wanted looks,
                List<String> zones,
                String email,
                Refusals refusals,
                SecondSteps.State second,
                List<Passkey> passkeys,
                List<SessionRow> sessions);
    }

    /** Every zone by the city it is named after; UTC first, for whoever has no city. */
    private static final List<String> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(
                                    zone -> zone.matches(
                                            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                            .sorted())
            .toList();

    @Inject
    Shell shell;

    @Inject
    SignedIn signedIn;

    @Inject
    Bundles words;

    @Inject
    Preferences preferences;

    @Inject
    Directory directory;

    @Inject
    SecondSteps secondSteps;

    @Inject
    OwnPasskeys ownPasskeys;

    @Inject
    ListSessions listSessions;

    @Inject
    Sessions sessions;

    AccountWords words() {
        return words.of(AccountWords.class);
    }

    Response show() {
        return show(looks(), email(), Refusals.NONE);
    }

    Response looksRefused(SetPreference.Wanted typed, Refusal refusal) {
        return show(typed, email(), Refusals.looks(refusal));
    }

    Response passwordRefused(Refusal refusal) {
        return show(looks(), email(), Refusals.password(refusal));
    }

    Response emailRefused(String typed, Refusal refusal) {
        return show(looks(), typed, Refusals.email(refusal));
    }

    private SetPreference.Wanted looks() {
        UserPreference said = preferences.of(signedIn.actor().userId());
        return new SetPreference.Wanted(said.language, said.timeZone, said.theme, said.density, said.shortcuts);
    }

    private String email() {
        var person = signedIn.actor();
        return Objects.requireNonNullElse(
                directory.user(person, person.userId()).email(), "");
    }

    private Response show(SetPreference.Wanted looks, String email, Refusals refusals) {
        var person = signedIn.actor();
        List<SessionRow> open = listSessions.list(person, signedIn.secret()).stream()
                .map(SessionRow::of)
                .toList();
        String screen = shell.render(Templates.account(
                looks, ZONES, email, refusals, secondSteps.of(person), ownPasskeys.list(person), open));
        return Response.status(refusals.status()).entity(screen).build();
    }

    boolean isRecent() {
        return sessions.isRecent(signedIn.secret());
    }

    /** Whoever finds a desk unlocked must not make a way in of their own. */
    Response askAgain() {
        return Notice.at("/admin/session?to=/admin/account", words().again());
    }
}
