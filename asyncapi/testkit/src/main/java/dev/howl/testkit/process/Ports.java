package dev.howl.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Selection of free TCP ports for programs that a test starts with a given port. */
public final class Ports {
    private static final int FIRST = 10_000;
    private static final int LAST = 30_000;
    private static final int TRIES = 1_000;

    private Ports() {}

    /**
     * Returns a free port. It is below the range of ephemeral ports, so another program is unlikely to get it before
     * the caller's program does.
     *
     * @return a port from 10000 to 29999 that is free on all interfaces at the moment
     * @throws AssertionError if no free port is found
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[4]))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // The port is in use; try another one.
            }
        }
        throw new AssertionError("no port from " + FIRST + " to " + LAST + " is free");
    }
}
