package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.References;

/**
 * The live entries that an answer names, fetched in two statements whatever their number: those that the answer names
 * itself, and those that these name (an author's portrait, a card's cover). Remembers every id that was asked for, live or
 * not, as what the answer depends on.
 */
public final class Expansion {

    private final ContentTypes types;
    private final Snapshot snapshot;
    private final CacheTags tags;
    private final @Nullable String locale;
    private final Map<Long, Live> live = new HashMap<>();

    public Expansion(ContentTypes types, Snapshot snapshot, CacheTags tags) {
        this(types, snapshot, tags, null);
    }

    /** @param locale of the page that shows them: snippets come in its language where they are translated */
    public Expansion(ContentTypes types, Snapshot snapshot, CacheTags tags, @Nullable String locale) {
        this.types = types;
        this.snapshot = snapshot;
        this.tags = tags;
        this.locale = locale;
    }

    public void load(Collection<Long> ids) {
        Set<Long> second = new LinkedHashSet<>();
        for (Live entry : fetch(ids)) {
            second.addAll(namedBy(entry));
        }
        second.removeAll(live.keySet());
        second.removeAll(ids);
        fetch(second);
    }

    public Set<Long> namedBy(Live entry) {
        return References.of(types.get(entry.type()), entry.summary());
    }

    public Set<Long> namedBy(String type, JsonNode document) {
        return References.of(types.get(type), document);
    }

    public Optional<Live> find(long id) {
        return Optional.ofNullable(live.get(id));
    }

    /** What was read by another way, such as the children of a page. */
    public void add(Live entry) {
        live.put(entry.entryId(), entry);
        tags.add(entry.tag());
    }

    private Collection<Live> fetch(Collection<Long> ids) {
        tags.addMaybe(ids);
        Collection<Live> found = snapshot.byIds(ids);
        found.forEach(this::add);
        return translated(found);
    }

    /** Costs a statement only where a snippet is of another language than the page. */
    private Collection<Live> translated(Collection<Live> found) {
        List<Long> foreign = found.stream()
                .filter(entry -> locale != null
                        && entry.kind().equals("snippet")
                        && !entry.locale().equals(locale))
                .map(Live::entryId)
                .toList();
        if (foreign.isEmpty()) {
            return found;
        }
        var all = new ArrayList<>(found);
        snapshot.translationsOf(foreign, locale).forEach((asked, translation) -> {
            live.put(asked, translation);
            tags.add(translation.tag());
            all.add(translation);
        });
        return all;
    }
}
