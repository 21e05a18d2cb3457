package org.openvault.backend.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.problem.Problem;

/** The type of redirects that the modules bring. */
@ApplicationScoped
class RedirectType {

    @Inject
    ContentTypes types;

    String name() {
        return types.list().stream()
                .filter(type -> type.kind() == EntryKind.REDIRECT)
                .map(ContentType::name)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no type of redirects"));
    }
}
