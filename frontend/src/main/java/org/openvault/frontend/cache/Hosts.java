package org.openvault.frontend.cache;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Under which host a page is kept. Sites other than the default one have hosts of their own, which the backend tells with
 * each answer; all other hosts show the default site, so that whoever invents hosts stores no copies.
 */
final class Hosts {
    static final String DEFAULT = "";

    private final Supplier<@Nullable Set<String>> told;
    private final @Nullable PageDisk disk;
    private volatile @Nullable Set<String> remembered;

    /** @param told null as long as no backend has answered */
    Hosts(Supplier<@Nullable Set<String>> told, @Nullable PageDisk disk) {
        this.told = told;
        this.disk = disk;
        this.remembered = disk == null ? null : disk.hosts();
    }

    CacheKey canonical(CacheKey key) {
        Set<String> named = told.get();
        if (named == null) {
            named = remembered;
        }
        return named == null || named.contains(key.host()) ? key : key.at(DEFAULT);
    }

    /** To be called after each answer, so that a restart without a backend knows them. */
    void remember() {
        Set<String> named = told.get();
        if (named != null && !named.equals(remembered)) {
            remembered = named;
            if (disk != null) {
                disk.hosts(named);
            }
        }
    }
}
