package dev.howl.client.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A server that gives one answer to all requests, and keeps the last request. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private volatile String method = "";
    private volatile String path = "";
    private volatile String query = "";
    private volatile String idempotencyKey = "";
    private volatile String body = "";

    private StubServer(HttpServer server) {
        this.server = server;
    }

    static StubServer answering(int status, JsonNode answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubServer stub = new StubServer(server);
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                stub.keep(exchange);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return stub;
    }

    private void keep(HttpExchange exchange) throws IOException {
        method = exchange.getRequestMethod();
        path = exchange.getRequestURI().getPath();
        String written = exchange.getRequestURI().getRawQuery();
        query = written == null ? "" : written;
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        idempotencyKey = key == null ? "" : key;
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Returns the query of the last request as it was sent; empty if it had none. */
    String query() {
        return query;
    }

    /** Returns the header of the last request; empty if it had none. */
    String idempotencyKey() {
        return idempotencyKey;
    }

    String body() {
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
