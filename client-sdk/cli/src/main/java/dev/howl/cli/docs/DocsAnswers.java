package dev.howl.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers to requests other than for WebSockets. Thread-safe. */
final class DocsAnswers {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d+)?");
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String HELPER = "/.playground/";
    private static final int MAX_BODY = 16 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final DocsSite site;
    private final SocketRelay relay;
    private final String policy;

    DocsAnswers(DocsSite site, SocketRelay relay) {
        this.site = site;
        this.relay = relay;
        // Without a target the page connects to the server that its reader names.
        this.policy = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none';"
                + " frame-ancestors 'none'; connect-src "
                + (relay.hasTarget() ? "'self'" : "'self' ws: wss: http: https:");
    }

    /** Returns whether a request names this machine, and comes from no page of elsewhere. */
    boolean allows(HttpExchange exchange) {
        String host = exchange.header("host");
        String origin = exchange.header("origin");
        return LOOPBACK.matcher(host).matches() && (origin.isEmpty() || origin.equalsIgnoreCase("http://" + host));
    }

    void answer(HttpExchange exchange) throws IOException {
        if (!allows(exchange)) {
            text(exchange, 403, "Forbidden", "Only this machine and its own pages may ask here.");
            return;
        }
        String path = exchange.head().path();
        boolean isRead = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        if (path.equals(HELPER + "authorization") && exchange.method().equals("POST")) {
            authorize(exchange);
        } else if (!isRead || !path.startsWith("/")) {
            text(exchange, 405, "Method Not Allowed", "Pages are read with GET.");
        } else if (path.equals(HELPER + "refusal")) {
            SocketRelay.Refusal refusal = relay.refusal();
            String json = JSON.createObjectNode()
                    .put("status", refusal.status())
                    .put("reason", refusal.reason())
                    .toString();
            exchange.answer(200, "OK", "application/json", json.getBytes(StandardCharsets.UTF_8), policy);
        } else {
            file(exchange, site.find(path));
        }
    }

    private void file(HttpExchange exchange, DocsSite.@Nullable Found found) throws IOException {
        if (found == null) {
            text(exchange, 404, "Not Found", "There is no such page.");
        } else {
            byte[] content = found.content();
            if (found.isPlayground() && relay.hasTarget()) {
                content = connected(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
            exchange.answer(200, "OK", found.type(), content, policy);
        }
    }

    private static String connected(String page) {
        return page.replaceFirst(
                "<head>",
                "<head><meta name=\"howl-socket\" content=\"/\"/><meta name=\"howl-proxy\" content=\"" + HELPER
                        + "\"/>");
    }

    private void authorize(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body(MAX_BODY);
        boolean isTaken = !exchange.header("origin").isEmpty() && body != null && isHeader(body);
        text(exchange, isTaken ? 200 : 400, isTaken ? "OK" : "Bad Request", isTaken ? "taken" : "no header");
    }

    private boolean isHeader(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return relay.addToNext(
                    json.path("name").asString(""), json.path("value").asString(""));
        } catch (JacksonException e) {
            return false;
        }
    }

    private void text(HttpExchange exchange, int status, String reason, String text) throws IOException {
        exchange.answer(status, reason, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8), policy);
    }
}
