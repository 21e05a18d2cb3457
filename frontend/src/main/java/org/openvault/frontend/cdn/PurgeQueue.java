package org.openvault.frontend.cdn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tags that are still to be purged, each once. When there are too many, everything is to be. */
final class PurgeQueue {
    private static final int MOST = 10_000;

    /** @param tags none where everything is meant */
    record Batch(List<String> tags) {
        Batch {
            tags = List.copyOf(tags);
        }

        boolean isOfEverything() {
            return tags.isEmpty();
        }
    }

    private final Set<String> tags = new LinkedHashSet<>();
    private boolean everything;

    synchronized void add(Collection<String> more) {
        tags.addAll(more);
        if (tags.size() > MOST) {
            addEverything();
        }
        notifyAll();
    }

    synchronized void addEverything() {
        everything = true;
        tags.clear();
        notifyAll();
    }

    synchronized Batch take(int most) throws InterruptedException {
        while (tags.isEmpty() && !everything) {
            wait();
        }
        if (everything) {
            everything = false;
            tags.clear();
            return new Batch(List.of());
        }
        List<String> taken = new ArrayList<>();
        for (Iterator<String> each = tags.iterator(); each.hasNext() && taken.size() < most; ) {
            taken.add(each.next());
            each.remove();
        }
        return new Batch(taken);
    }

    synchronized void putBack(Batch batch) {
        if (batch.isOfEverything()) {
            addEverything();
        } else {
            add(batch.tags());
        }
    }
}
