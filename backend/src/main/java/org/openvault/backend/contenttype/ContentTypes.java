package org.openvault.backend.contenttype;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every content type there is, from every module. A registration that cannot stand stops start-up and names its module. */
@Startup
@Singleton
public class ContentTypes {

    private final Map<String, ContentType> byName;

    @Inject
    ContentTypes(@Any Instance<Extension> extensions) {
        this(extensions.stream().toList());
    }

    public ContentTypes(Collection<Extension> extensions) {
        byName = register(extensions);
        byName.values().forEach(this::requireKnownNeighbours);
    }

    public ContentType get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no module registers the content type " + name));
    }

    public Optional<ContentType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<ContentType> list() {
        return byName.values();
    }

    private static Map<String, ContentType> register(Collection<Extension> extensions) {
        var types = new TreeMap<String, ContentType>();
        var owners = new LinkedHashMap<String, String>();
        for (Extension extension : extensions) {
            for (ContentType type : extension.contentTypes()) {
                String owner = owners.putIfAbsent(type.name(), extension.name());
                if (owner != null) {
                    throw new IllegalStateException(
                            "module '%s' registers the content type %s, which module '%s' has registered"
                                    .formatted(extension.name(), type.name(), owner));
                }
                types.put(type.name(), type);
            }
        }
        return Map.copyOf(types);
    }

    private void requireKnownNeighbours(ContentType type) {
        for (String parent : type.parents()) {
            if (!parent.equals(ContentType.ROOT) && !byName.containsKey(parent)) {
                throw new IllegalStateException(type.name() + " names the unknown parent type " + parent);
            }
        }
        for (String child : type.children()) {
            if (!byName.containsKey(child)) {
                throw new IllegalStateException(type.name() + " names the unknown child type " + child);
            }
        }
        for (String listed : type.lists()) {
            if (!byName.containsKey(listed)) {
                throw new IllegalStateException(type.name() + " lists the unknown type " + listed);
            }
        }
    }
}
