package org.openvault.backend.admin.settings;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;

/** What all screens of settings need: who looks at them, and in which words. */
@RequestScoped
class SettingsFrame {

    @Inject
    Shell shell;

    @Inject
    SignedIn signedIn;

    @Inject
    Bundles bundles;

    Actor.Person actor() {
        return signedIn.actor();
    }

    SettingsWords words() {
        return bundles.of(SettingsWords.class);
    }

    Response show(TemplateInstance screen, Refusal refusal) {
        return Response.status(refusal.status()).entity(shell.render(screen)).build();
    }

    static Response saved(String path, String message) {
        return Notice.at(path, message);
    }
}
