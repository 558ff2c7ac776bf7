package dev.howl.cli.docs;

import dev.howl.testkit.wire.HttpHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A relay of the pages' WebSockets to a recorder, which forwards them to the target with its own Host and Origin. It keeps
 * the reason for which the last handshake was refused, as browsers hide it from pages. Thread-safe.
 */
public final class SocketRelay {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,8192}");
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MAX_REASON = 200;

    private final @Nullable InetSocketAddress recorder;
    private final String target;
    private final AtomicReference<String> header = new AtomicReference<>("");
    private volatile Refusal refusal = new Refusal(0, "");

    /**
     * The reason for which a handshake failed.
     *
     * @param status 0 if the server did not answer
     */
    record Refusal(int status, String reason) {}

    /**
     * Creates a relay.
     *
     * @param recorder {@code null} for none: pages then connect by themselves
     * @param target the server behind it, for messages
     */
    public SocketRelay(@Nullable InetSocketAddress recorder, String target) {
        this.recorder = recorder;
        this.target = target;
    }

    boolean hasTarget() {
        return recorder != null;
    }

    Refusal refusal() {
        return refusal;
    }

    /** Adds a header, such as one with a token, to the next handshake alone; returns whether it is one. */
    boolean addToNext(String name, String value) {
        boolean isHeader = NAME.matcher(name).matches() && VALUE.matcher(value).matches();
        header.set(isHeader ? name + ": " + value + "\r\n" : "");
        return isHeader;
    }

    void relay(HttpExchange exchange, Executor threads) throws IOException {
        if (recorder == null) {
            exchange.answer(
                    404,
                    "Not Found",
                    "text/plain",
                    "no --url\n".getBytes(StandardCharsets.UTF_8),
                    "default-src 'none'");
            return;
        }
        String token = header.getAndSet("");
        HandshakeHeaders headers;
        try {
            headers = HandshakeHeaders.of(exchange.target());
        } catch (HandshakeHeaders.InvalidHeaderException e) {
            refusal = new Refusal(0, String.valueOf(e.getMessage()));
            byte[] why = (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.answer(400, "Bad Request", "text/plain", why, "default-src 'none'");
            return;
        }
        Socket client = exchange.client();
        client.setSoTimeout(0);
        try (Socket server = new Socket()) {
            server.connect(recorder, CONNECT_MILLIS);
            server.setTcpNoDelay(true);
            exchange.forward(server.getOutputStream(), headers, token);
            threads.execute(() -> pump(client, server));
            answer(server.getInputStream(), client.getOutputStream());
        }
    }

    private static void pump(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has gone; closing the other tells it.
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        byte[] head = head(in);
        HttpHead parsed = HttpHead.parse(head);
        if (parsed.status() == 101) {
            out.write(head);
            in.transferTo(out);
            return;
        }
        String length = parsed.header("content-length").orElse("");
        byte[] body = length.matches("\\d{1,4}") ? in.readNBytes(Integer.parseInt(length)) : new byte[0];
        refusal = head.length == 0
                ? new Refusal(0, "The server at " + target + " cannot be reached.")
                : new Refusal(parsed.status(), reason(new String(body, StandardCharsets.UTF_8)));
        out.write(head);
        out.write(body);
    }

    /** Reads byte by byte: what comes after the head are frames, which stay unread. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int next;
            try {
                next = in.read();
            } catch (IOException e) {
                next = -1;
            }
            if (next < 0) {
                return new byte[0];
            }
            head.write(next);
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
        return head.toByteArray();
    }

    /** Returns the first line of a text, or the detail of a problem (RFC 9457). */
    private static String reason(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        try {
            if (line.startsWith("{")) {
                line = new JsonMapper().readTree(body).path("detail").asString(line);
            }
        } catch (JacksonException e) {
            // A text that only begins like JSON.
        }
        String clean = line.replaceAll("\\p{Cc}+", " ");
        return clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) + "…" : clean;
    }
}
