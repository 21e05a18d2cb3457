package org.openvault.backend.admin;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Words of a bundle where Java says them, in the language of whoever reads them. */
@RequestScoped
public class Bundles {

    @Inject
    Shell shell;

    public <B> B of(Class<B> bundle) {
        Locale locale = shell.locale();
        return locale.equals(Shell.LANGUAGES.getFirst())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }
}
