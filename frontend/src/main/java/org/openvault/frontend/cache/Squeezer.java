package org.openvault.frontend.cache;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Compresses the pages in memory as small as can be, one after another. That takes ten times as long as what readers wait for,
 * so it rests for nine times what each page took.
 */
final class Squeezer implements AutoCloseable {
    private static final int REST = 9;
    private static final int MOST = 20_000;

    private final Set<CacheKey> waiting = new LinkedHashSet<>();
    private final PageStore store;
    private final Thread thread;

    Squeezer(PageStore store) {
        this.store = store;
        this.thread = Thread.ofPlatform().daemon().name("page-squeezer").start(this::work);
    }

    synchronized void add(CacheKey key) {
        if (waiting.size() < MOST && waiting.add(key)) {
            notifyAll();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (true) {
                CacheKey key = next();
                long began = System.nanoTime();
                squeeze(key);
                Thread.sleep((System.nanoTime() - began) * REST / 1_000_000);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void squeeze(CacheKey key) {
        StoredPage page = store.find(key);
        if (page != null && page.body().effort() != Body.Effort.FULL) {
            store.exchange(key, page.with(page.body().squeezed()));
        }
    }

    private synchronized CacheKey next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        Iterator<CacheKey> all = waiting.iterator();
        CacheKey first = all.next();
        all.remove();
        return first;
    }
}
