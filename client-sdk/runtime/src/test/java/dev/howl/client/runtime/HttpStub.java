package dev.howl.client.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP server that gives one answer to all requests, and keeps the requests. */
final class HttpStub implements AutoCloseable {
    /** A request as it arrived. */
    record Request(String method, String path, Headers headers, String body) {
        @Nullable
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private HttpStub(HttpServer server) {
        this.server = server;
    }

    static HttpStub answering(int status, String type, String body) throws IOException {
        return answering(status, type, body, new Headers());
    }

    static HttpStub answering(int status, String type, String body, Headers headers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpStub stub = new HttpStub(server);
        server.createContext("/", exchange -> {
            try (exchange) {
                stub.requests.add(read(exchange));
                exchange.getResponseHeaders().putAll(headers);
                exchange.getResponseHeaders().set("Content-Type", type);
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            }
        });
        server.start();
        return stub;
    }

    private static Request read(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Request request() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
