package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One key of an answer.
 *
 * @param inMeta whether it stands below {@code meta}
 * @param shown where it is when nobody asks for it
 * @param ofDocument whether it is read from the whole document; what else it needs is at hand in lists
 * @param related the keys of what it points at; null when what it holds has no keys to choose from
 * @param naming entries that it needs besides those that the document names
 */
public record Key(
        String name,
        boolean inMeta,
        Shown shown,
        boolean ofDocument,
        @Nullable Supplier<Keys> related,
        Naming naming,
        Writer writer) {

    /** Where a key is when nobody asks for it: each way adds to the one after it. */
    public enum Shown {
        EVERYWHERE,
        IN_LISTS,
        IN_DETAILS,
        /** Not to be had in lists at all. */
        ONLY_IN_DETAILS
    }

    /** What a key says of an entry; null leaves the key out. */
    public interface Writer {
        @Nullable
        JsonNode of(Item item);
    }

    interface Naming {
        Set<Long> of(Item item);
    }

    public static Key meta(String name, Shown shown, Writer writer) {
        return new Key(name, true, shown, false, null, item -> Set.of(), writer);
    }

    public static Key body(String name, Shown shown, Writer writer) {
        return new Key(name, false, shown, false, null, item -> Set.of(), writer);
    }

    public Key ofWholeDocument() {
        return new Key(name, inMeta, shown, true, related, naming, writer);
    }

    Key relatedTo(Supplier<Keys> keys) {
        return new Key(name, inMeta, shown, ofDocument, keys, naming, writer);
    }

    Key naming(Naming others) {
        return new Key(name, inMeta, shown, ofDocument, related, others, writer);
    }

    /** For lists of many types: there only when it is asked for. */
    Key inDetails() {
        return shown == Shown.IN_LISTS || shown == Shown.EVERYWHERE
                ? new Key(name, inMeta, Shown.IN_DETAILS, ofDocument, related, naming, writer)
                : this;
    }
}
