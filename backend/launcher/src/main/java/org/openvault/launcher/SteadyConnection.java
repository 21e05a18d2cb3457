package org.openvault.launcher;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection of {@link SteadyClient}: one request at a time, answered with a Content-Length. */
final class SteadyConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(1 << 18);
    private long due;
    private boolean idle = true;
    /** Bytes of the answer, head and body; 0 until the head is there. */
    private int whole;

    private SteadyConnection(SocketChannel channel, byte[] request) {
        this.channel = channel;
        this.request = ByteBuffer.allocateDirect(request.length).put(request);
    }

    static SteadyConnection open(String url, String header) throws IOException {
        URI address = URI.create(url);
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        String head = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
        return new SteadyConnection(channel, head.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isIdle() {
        return idle;
    }

    long due() {
        return due;
    }

    /** @param due when it should have been asked, nanoseconds of {@link System#nanoTime} */
    void ask(long due) throws IOException {
        this.due = due;
        idle = false;
        whole = 0;
        answer.clear();
        request.flip();
        while (request.hasRemaining()) channel.write(request);
    }

    /** Reads what has come, without waiting. */
    boolean isAnswered() throws IOException {
        int read = channel.read(answer);
        if (read < 0) throw new EOFException("the connection ended");
        if (read > 0 && whole == 0) whole = length();
        idle = whole > 0 && answer.position() >= whole;
        return idle;
    }

    private int length() {
        int end = endOfHead();
        if (end == 0) return 0;
        byte[] head = new byte[end];
        answer.get(0, head);
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = text.indexOf("content-length:") + 15;
        return end + Integer.parseInt(text.substring(at, text.indexOf('\r', at)).strip());
    }

    private int endOfHead() {
        for (int at = 3; at < answer.position(); at++) {
            if (answer.get(at) == '\n' && answer.get(at - 2) == '\n' && answer.get(at - 1) == '\r') return at + 1;
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
