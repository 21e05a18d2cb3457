package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;

/** What content types are called on screens. */
@ApplicationScoped
@Named("typeNames")
public class TypeNames {

    @Inject
    ContentTypes types;

    public String of(String name) {
        return types.find(name).map(ContentType::label).orElse(name);
    }

    /** Of pages, by label. */
    public List<ContentType> pages() {
        return types.list().stream()
                .filter(type -> type.kind() == EntryKind.PAGE)
                .sorted(Comparator.comparing(ContentType::label))
                .toList();
    }

    /** Those that may stand below a page of a type. */
    public List<ContentType> below(String parentType) {
        ContentType parent = types.get(parentType);
        return pages().stream()
                .filter(type -> type.allowsParent(parentType) && parent.allowsChild(type.name()))
                .toList();
    }
}
