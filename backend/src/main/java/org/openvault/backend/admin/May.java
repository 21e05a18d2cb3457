package org.openvault.backend.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Which places the navigation shows: asked once for a screen. What is behind them asks for itself. */
@RequestScoped
@Named("may")
public class May {

    @Inject
    SignedIn signedIn;

    @Inject
    Access access;

    private @Nullable Set<Right> rights;

    private boolean has(Right right) {
        if (rights == null) {
            rights = signedIn.isSomebody() ? access.rights(signedIn.actor()) : Set.of();
        }
        return rights.contains(right);
    }

    public boolean isPeople() {
        return has(Right.MANAGE_USERS);
    }

    public boolean isSites() {
        return has(Right.MANAGE_SITES);
    }

    public boolean isWebhooks() {
        return has(Right.MANAGE_WEBHOOKS);
    }

    public boolean isForms() {
        return has(Right.MANAGE_FORMS);
    }

    public boolean isReleases() {
        return has(Right.MANAGE_RELEASES);
    }

    public boolean isHistory() {
        return has(Right.VIEW_HISTORY);
    }
}
