package org.openvault.backend.admin.explorer;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.openvault.backend.admin.Shell;

/** The explorer's words for what is said outside of templates, in the language of whoever asked. */
@RequestScoped
public class ExplorerNotices {

    @Inject
    Shell shell;

    ExplorerWords words() {
        return words(ExplorerWords.class, shell.getLanguage());
    }

    /** A bundle's default language is asked for without saying so. */
    public static <T> T words(Class<T> bundle, String language) {
        return language.equals("en")
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language));
    }
}
