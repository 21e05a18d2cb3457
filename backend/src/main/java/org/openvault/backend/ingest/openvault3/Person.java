package org.openvault.backend.ingest.openvault3;

import org.jspecify.annotations.Nullable;

/**
 * A person (or an organisation that signs as author), once however many files name them.
 *
 * @param key the name without titles, degrees and initials: what makes two spellings one person
 */
public record Person(String key, String name, @Nullable Picture portrait, Section biography) {

    Person mergedWith(Person other) {
        return new Person(
                key,
                name.length() >= other.name.length() ? name : other.name,
                portrait != null ? portrait : other.portrait,
                biography.markdown().length() >= other.biography.markdown().length() ? biography : other.biography);
    }
}
