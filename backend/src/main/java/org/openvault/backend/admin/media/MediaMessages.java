package org.openvault.backend.admin.media;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.openvault.backend.admin.Shell;

/** Words that are said outside of a template, in the language of whoever looks. */
@RequestScoped
class MediaMessages {

    @Inject
    Shell shell;

    /** A bundle's default language is asked for without saying so. */
    MediaWords words() {
        String language = shell.getLanguage();
        return language.equals("en")
                ? MessageBundles.get(MediaWords.class)
                : MessageBundles.get(MediaWords.class, Localized.Literal.of(language));
    }
}
