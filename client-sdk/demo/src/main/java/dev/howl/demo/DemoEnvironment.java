package dev.howl.demo;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * What the tour goes through.
 *
 * @param address where clients reach the server
 * @param token with which a client may publish and decide
 */
record DemoEnvironment(ServerProcess server, InetSocketAddress address, DemoDashboard dashboard, String token) {
    /** The server's pages. */
    URI http() {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    /** The server's WebSocket, by way of that port. */
    static URI events(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/events");
    }
}
