package org.openvault.frontend.feed;

import java.util.concurrent.CompletionStage;
import org.openvault.frontend.cache.Change;

/** Hears of each change after the page cache. It must not wait: other changes come after this one. */
public interface ChangeListener {
    /** @param refreshed completed when the stored pages that the change touches are new, or could not be renewed */
    void changed(Change change, CompletionStage<Void> refreshed);
}
