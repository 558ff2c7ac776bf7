package dev.howl.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
public final class Ports {
    private static final int FIRST = 10_000;
    private static final int LAST = 30_000;
    private static final int TRIES = 1_000;

    private Ports() {}

    /**
     * A port for a program that must be told one. It is below those that the system gives to connections and to whoever
     * asks for any, so that hardly anybody takes it before the program does.
     *
     * @throws AssertionError where none is found
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[4]))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // It is taken.
            }
        }
        throw new AssertionError("no port from " + FIRST + " to " + LAST + " is free");
    }
}
