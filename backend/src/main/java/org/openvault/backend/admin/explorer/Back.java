package org.openvault.backend.admin.explorer;

import org.jspecify.annotations.Nullable;

/** Where a form came from, and its answer leads back to: a screen of the admin, whatever the form says. */
public final class Back {

    private Back() {}

    public static String to(@Nullable String wanted, String otherwise) {
        boolean ours = wanted != null
                && wanted.length() < 2000
                && !wanted.contains("//")
                && wanted.matches("/admin/[A-Za-z0-9_.~/?&=%+*-]*");
        return ours ? wanted : otherwise;
    }
}
