package dev.howl.cli.docs;

import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.HttpHeadParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The only request of a connection, and its answer. Confined to one thread. */
final class HttpExchange {
    private static final int READ_MILLIS = 10_000;
    private static final int BUFFER = 8 * 1024;

    private final Socket client;
    private final HttpHead head;
    private final byte[] raw;
    private final byte[] rest;

    private HttpExchange(Socket client, HttpHead head, byte[] raw, byte[] rest) {
        this.client = client;
        this.head = head;
        this.raw = raw;
        this.rest = rest;
    }

    /** Reads the head of a request; {@code null} if there is none. */
    static @Nullable HttpExchange read(Socket client) throws IOException {
        client.setSoTimeout(READ_MILLIS);
        client.setTcpNoDelay(true);
        HttpHeadParser parser = new HttpHeadParser();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (!parser.isComplete()) {
            int count = client.getInputStream().read(buffer);
            if (count < 0 || parser.isTooLong()) {
                return null;
            }
            int taken = parser.accept(buffer, 0, count);
            raw.write(buffer, 0, taken);
            if (parser.isComplete()) {
                byte[] rest = Arrays.copyOfRange(buffer, taken, count);
                return new HttpExchange(client, parser.head().orElseThrow(), raw.toByteArray(), rest);
            }
        }
        return null;
    }

    Socket client() {
        return client;
    }

    HttpHead head() {
        return head;
    }

    /** Returns the target of the request, path and query. */
    String target() {
        String[] parts = head.startLine().split(" ", 3);
        return parts.length < 3 ? "" : parts[1];
    }

    /** Writes the request with these headers, and more lines at the end of its head. */
    void forward(OutputStream out, HandshakeHeaders headers, String lines) throws IOException {
        String sent = headers.applied(new String(raw, StandardCharsets.ISO_8859_1));
        out.write((sent.substring(0, sent.length() - 2) + lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(rest);
    }

    String method() {
        return head.startLine().split(" ", 2)[0];
    }

    String header(String name) {
        return head.header(name).orElse("");
    }

    /** Returns the body of a request, up to a length; {@code null} for a longer one. */
    byte @Nullable [] body(int most) throws IOException {
        String length = header("content-length");
        if (!length.matches("\\d{1,6}") || Integer.parseInt(length) > most) {
            return null;
        }
        int wanted = Integer.parseInt(length);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(rest, 0, Math.min(rest.length, wanted));
        body.writeBytes(client.getInputStream().readNBytes(wanted - body.size()));
        return body.toByteArray();
    }

    /** Answers, and ends the connection with it. */
    void answer(int status, String reason, String type, byte[] content, String policy) throws IOException {
        String lines = "HTTP/1.1 " + status + " " + reason + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + content.length + "\r\nContent-Security-Policy: " + policy
                + "\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store"
                + "\r\nConnection: close\r\n\r\n";
        OutputStream out = client.getOutputStream();
        out.write(lines.getBytes(StandardCharsets.US_ASCII));
        if (!method().equals("HEAD")) {
            out.write(content);
        }
        out.flush();
    }
}
