package dev.howl.testkit.socket;

import dev.howl.testkit.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The HTTP response to a handshake request (RFC 6455, section 4.2.2). */
final class HandshakeResponse {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private HandshakeResponse() {}

    /** Returns the reason why a request is no handshake of a WebSocket (section 4.2.1); {@code null} if it is one. */
    static HandshakeResult.@Nullable Refuse refusal(HttpHead request) {
        if (!request.isHttp() || !request.startLine().startsWith("GET ")) {
            return new HandshakeResult.Refuse(
                    400, "a handshake is a GET request of HTTP/1.1 (RFC 6455, section 4.2.1)");
        }
        if (!lists(request, "upgrade", "websocket") || !lists(request, "connection", "upgrade")) {
            return new HandshakeResult.Refuse(
                    426, "this is a WebSocket server: send 'Upgrade: websocket' and 'Connection: Upgrade'");
        }
        if (!request.header("sec-websocket-version").orElse("").equals("13")) {
            return new HandshakeResult.Refuse(426, "'Sec-WebSocket-Version' must be 13 (RFC 6455, section 4.2.1)");
        }
        return isKey(request.header("sec-websocket-key").orElse(""))
                ? null
                : new HandshakeResult.Refuse(
                        400, "'Sec-WebSocket-Key' must be 16 bytes in base64 (RFC 6455, section 4.2.1)");
    }

    private static boolean lists(HttpHead request, String header, String token) {
        return Arrays.stream(request.header(header).orElse("").split(","))
                .anyMatch(each -> each.trim().toLowerCase(Locale.ROOT).equals(token));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static byte[] accepted(HttpHead request) {
        String key = request.header("sec-websocket-key").orElse("");
        // Browsers fail a connection whose offer of subprotocols is not answered. The contract says nothing of them.
        String protocol = request.header("sec-websocket-protocol")
                .map(offered -> "Sec-WebSocket-Protocol: " + offered.split(",", -1)[0].trim() + "\r\n")
                .orElse("");
        return bytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n" + protocol + "\r\n");
    }

    static byte[] refused(HandshakeResult.Refuse refusal) {
        byte[] body = (refusal.reason() + "\n").getBytes(StandardCharsets.UTF_8);
        String upgrade = refusal.status() == 426 ? "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" : "";
        byte[] head = bytes("HTTP/1.1 " + refusal.status() + " " + phrase(refusal.status()) + "\r\n" + upgrade
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n");
        byte[] response = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        return response;
    }

    private static String phrase(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 426 -> "Upgrade Required";
            case 503 -> "Service Unavailable";
            default -> "Refused";
        };
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes(key + GUID)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
