package org.openvault.frontend.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** For answers that wait for the backend: they are made on a thread of their own and sent from the event loop. */
public final class OffLoop {
    private static final Logger LOG = Logger.getLogger(OffLoop.class);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private OffLoop() {}

    /**
     * @param work makes what then sends the answer
     * @param failed sends the answer when the work breaks: without one the reader would wait for ever
     */
    public static void answer(RoutingContext context, Supplier<Runnable> work, Runnable failed) {
        Context eventLoop = context.vertx().getOrCreateContext();
        THREADS.execute(() -> {
            Runnable answer = attempt(context.request().path(), work, failed);
            eventLoop.runOnContext(ignored -> answer.run());
        });
    }

    private static Runnable attempt(String path, Supplier<Runnable> work, Runnable failed) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s cannot be answered", path);
            return failed;
        }
    }
}
