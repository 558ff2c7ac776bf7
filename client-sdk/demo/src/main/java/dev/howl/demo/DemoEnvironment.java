package dev.howl.demo;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The server and the dashboard of the tour.
 *
 * @param address address of the server for clients
 * @param token allows a client to publish and to moderate
 */
record DemoEnvironment(ServerProcess server, InetSocketAddress address, DemoDashboard dashboard, String token) {
    /** Returns the address of the server's pages. */
    URI http() {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    /** Returns the address of the server's WebSocket at a port of the server or of a proxy. */
    static URI events(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/events");
    }
}
