package dev.howl.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A status dashboard in this process. */
final class StubDashboard implements AutoCloseable {
    private static final String PATH = "/api/v1/incidents";

    private final HttpServer server;
    private volatile byte[] incidents = new byte[] {'[', ']'};

    private StubDashboard(HttpServer server) {
        this.server = server;
    }

    /** Starts one without incidents. */
    static StubDashboard start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubDashboard stub = new StubDashboard(server);
            server.createContext(PATH, exchange -> {
                try (exchange) {
                    byte[] body = stub.incidents;
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setting that names it. */
    String setting() {
        return "howl.incidents.api-link=http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** From now on it has these incidents, each an object in JSON. */
    void show(String... now) {
        incidents = ("[" + String.join(",", now) + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** An incident in JSON, with one update. */
    static String incident(long id, String text, int impact) {
        return String.format(
                "{\"id\": %d, \"text\": \"%s\", \"impact\": %d, \"start_date\": \"2026-03-14 06:00\","
                        + " \"end_date\": null, \"updates\":"
                        + " [{\"text\": \"We look\", \"status\": \"analyzing\", \"timestamp\": \"2026-03-14 06:01\"}]}",
                id, text, impact);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
