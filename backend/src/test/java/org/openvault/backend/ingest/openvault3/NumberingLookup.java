package org.openvault.backend.ingest.openvault3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Gives every picture, person and page the next number. */
final class NumberingLookup implements Lookup {

    final Map<String, Long> ids = new LinkedHashMap<>();

    @Override
    public long image(Picture picture) {
        return id("image " + picture.url());
    }

    @Override
    public long author(Person person) {
        return id("author " + person.key());
    }

    @Override
    public OptionalLong page(PageKey page) {
        return OptionalLong.of(id("page " + page));
    }

    private long id(String name) {
        return ids.computeIfAbsent(name, _ -> ids.size() + 1L);
    }
}
