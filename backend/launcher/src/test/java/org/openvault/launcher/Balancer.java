package org.openvault.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before processes as a Service of a cluster does: each new connection goes to one that says that it is ready, in turns. What
 * goes through a connection it neither knows nor repeats, and that a process is about to end it only learns by asking.
 */
final class Balancer implements AutoCloseable {
    private static final long ASKS_EVERY = 250_000_000;

    /** As in the manifests: a probe that is late once takes nothing away. */
    private static final int FAILURE_THRESHOLD = 2;

    private final ServerSocket door;
    private final List<Fleet.Member> members = new CopyOnWriteArrayList<>();
    private final List<Fleet.Member> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /** What comes back from the processes passes only when there is a permit, which is put back. */
    private final Semaphore answers = new Semaphore(1);

    private Balancer(ServerSocket door) {
        this.door = door;
    }

    static Balancer open() throws IOException {
        var balancer = new Balancer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(balancer::accept);
        return balancer;
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void add(Fleet.Member member) {
        members.add(member);
        ready.add(member);
        Thread.ofVirtual().start(() -> ask(member));
    }

    /** Its connections go on as long as it lets them. */
    void forget(Fleet.Member member) {
        members.remove(member);
    }

    void holdAnswers() throws InterruptedException {
        answers.acquire();
    }

    void passAnswers() {
        answers.release();
    }

    private void ask(Fleet.Member member) {
        int noes = 0;
        while (members.contains(member)) {
            noes = member.isReady() ? 0 : noes + 1;
            if (noes == 0 && !ready.contains(member)) ready.add(member);
            if (noes >= FAILURE_THRESHOLD) ready.remove(member);
            LockSupport.parkNanos(ASKS_EVERY);
        }
        ready.remove(member);
    }

    /** What readers saw as a connection that ends without an answer, and why. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void accept() {
        try {
            while (true) {
                Socket reader = door.accept();
                Thread.ofVirtual().start(() -> connect(reader));
            }
        } catch (IOException closed) {
            open.forEach(Balancer::close);
        }
    }

    private void connect(Socket reader) {
        open.add(reader);
        try (reader;
                var process = new Socket()) {
            List<Fleet.Member> now = List.copyOf(ready);
            if (now.isEmpty()) {
                refusals.add(Instant.now() + " none of " + members.size() + " is ready");
                return;
            }
            Fleet.Member member = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            process.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), member.port()), 2_000);
            reader.setTcpNoDelay(true);
            process.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(process, reader, true));
            pass(reader, process, false);
            back.join();
        } catch (IOException refused) {
            refusals.add(Instant.now() + " " + refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(reader);
        }
    }

    private void pass(Socket from, Socket to, boolean answer) {
        byte[] part = new byte[1 << 14];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                if (answer) {
                    answers.acquire();
                    answers.release();
                }
                out.write(part, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is of no use any more
        }
    }

    @Override
    public void close() throws IOException {
        members.clear();
        door.close();
    }
}
