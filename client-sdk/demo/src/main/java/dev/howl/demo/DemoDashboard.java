package dev.howl.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A status dashboard in this process, whose incidents the tour sets. */
final class DemoDashboard implements AutoCloseable {
    private static final String PATH = "/api/v1/incidents";

    private final HttpServer server;
    private volatile byte[] incidents = "[]".getBytes(StandardCharsets.UTF_8);

    private DemoDashboard(HttpServer server) {
        this.server = server;
    }

    static DemoDashboard start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoDashboard dashboard = new DemoDashboard(server);
        server.createContext(PATH, exchange -> {
            try (exchange) {
                byte[] body = dashboard.incidents;
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return dashboard;
    }

    /** Returns the address of the incidents. */
    String link() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + PATH;
    }

    /** Replaces the incidents, each of which is a JSON object. */
    void show(String... now) {
        incidents = ("[" + String.join(",", now) + "]").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
