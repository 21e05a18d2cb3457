package org.openvault.backend.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.webhook.ReceiverAddress.Refused;
import org.openvault.backend.webhook.ReceiverAddress.Target;
import org.openvault.backend.webhook.WebhookQueries.Job;

/**
 * Sends one delivery, once. Vert.x's client, as it connects to the address that was looked at while the receiver is called by
 * its name, in the certificate too; it follows no redirects.
 */
@ApplicationScoped
class SendDelivery {

    /** So much of an answer is taken, out of politeness, and thrown away. */
    private static final int MOST_OF_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final ReceiverAddress addresses;
    private final Duration timeout;
    private final Clock clock;
    private final Set<CompletableFuture<Integer>> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService lookUps = Executors.newVirtualThreadPerTaskExecutor();

    SendDelivery(Vertx vertx, WebhookConfig config, Clock clock) {
        this.timeout = config.timeout();
        this.clock = clock;
        this.addresses = new ReceiverAddress(config.allowedNetworks().orElse(List.of()), InetAddress::getAllByName);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(config.workers())
                .setConnectTimeout((int) timeout.toMillis()));
    }

    ReceiverAddress addresses() {
        return addresses;
    }

    /** What is under way ends as given back. */
    void giveBack() {
        open.forEach(status -> status.completeExceptionally(new Ending()));
    }

    private static final class Ending extends Exception {}

    Attempt send(Job job) {
        long end = System.nanoTime() + timeout.toNanos();
        var request = new AtomicReference<@Nullable HttpClientRequest>();
        var status = new CompletableFuture<Integer>();
        open.add(status);
        try {
            Target target = lookUp(job.url(), end);
            begin(job, target, request, status);
            return outcome(status.get(left(end), TimeUnit.NANOSECONDS));
        } catch (Refused refused) {
            return new Attempt.Unanswered(refused.getMessage());
        } catch (TimeoutException late) {
            return new Attempt.Unanswered("no answer within " + timeout.toSeconds() + " seconds");
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof Ending
                    ? new Attempt.GivenBack()
                    : new Attempt.Unanswered(inWords(failed.getCause()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Attempt.GivenBack();
        } finally {
            open.remove(status);
            HttpClientRequest begun = request.get();
            if (begun != null) {
                begun.reset(); // of no effect on what is complete
            }
        }
    }

    private Target lookUp(String url, long end)
            throws Refused, InterruptedException, ExecutionException, TimeoutException {
        try {
            return lookUps.submit(() -> addresses.find(url)).get(left(end), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }

    private void begin(
            Job job,
            Target target,
            AtomicReference<@Nullable HttpClientRequest> begun,
            CompletableFuture<Integer> status) {
        Buffer body = Buffer.buffer(body(job));
        client.request(options(target)).onFailure(status::completeExceptionally).onSuccess(request -> {
            begun.set(request);
            head(job, body).forEach(request::putHeader);
            request.response()
                    .onFailure(status::completeExceptionally)
                    .onSuccess(response -> take(request, response, status));
            request.send(body).onFailure(status::completeExceptionally);
        });
    }

    private static RequestOptions options(Target target) {
        String path = target.uri().getRawPath().isEmpty() ? "/" : target.uri().getRawPath();
        String query = target.uri().getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setFollowRedirects(false)
                .setURI(query == null ? path : path + "?" + query);
    }

    static byte[] body(Job job) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("webhook", job.webhook())
                .put("delivery", job.delivery())
                .put("sequence", job.sequence())
                .put("kind", job.kind())
                .put("at", job.at().toString());
        var tags = body.putArray("tags");
        job.tags().forEach(tags::add);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private java.util.Map<String, String> head(Job job, Buffer body) {
        return java.util.Map.of(
                "Content-Type", "application/json",
                "User-Agent", "OpenVault-Webhook/1",
                "Ov-Delivery", String.valueOf(job.delivery()),
                "Ov-Attempt", String.valueOf(job.attempt()),
                "Ov-Signature", Signature.of(clock.instant(), body.getBytes(), job.secrets()));
    }

    /** The status decides; what follows it is taken so far, and nobody ever sees it. */
    private static void take(
            HttpClientRequest request, HttpClientResponse response, CompletableFuture<Integer> status) {
        var taken = new long[1];
        response.exceptionHandler(broken -> status.complete(response.statusCode()));
        response.endHandler(end -> status.complete(response.statusCode()));
        response.handler(part -> {
            taken[0] += part.length();
            if (taken[0] > MOST_OF_ANSWER) {
                status.complete(response.statusCode());
                request.reset();
            }
        });
    }

    private static Attempt outcome(int status) {
        return status >= 200 && status < 300 ? new Attempt.Delivered(status) : new Attempt.Declined(status);
    }

    private static String inWords(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the receiver has no certificate that holds for its name";
            }
        }
        return failure instanceof java.net.ConnectException
                ? "nobody answers at that address"
                : "the connection broke off";
    }

    @PreDestroy
    void close() {
        lookUps.shutdownNow();
        client.close();
    }
}
