package org.openvault.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port of this machine, as far as the loopback address is concerned. */
record Port(int number) {
    static Port anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Port(socket.getLocalPort());
        } catch (IOException e) {
            throw new Trouble("No free port: " + Failure.reason(e));
        }
    }

    boolean isFree() {
        try (var socket = new ServerSocket()) {
            // A port whose last connections are still winding down can be taken again at once.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void mustBeFree(String purpose, String option) {
        if (isFree()) return;
        if (number < 1024 && PortOwner.find(number).isEmpty()) {
            throw new Trouble(
                    "Port %d for the %s cannot be had (ports below 1024 may need root); choose another with %s"
                            .formatted(number, purpose, option));
        }
        String by = PortOwner.find(number).map(owner -> " by " + owner).orElse("");
        throw new Trouble(
                "Port %d for the %s is taken%s; choose another with %s".formatted(number, purpose, by, option));
    }
}
