package dev.howl.testkit.record;

import dev.howl.testkit.proxy.StreamRewriter;
import dev.howl.testkit.wire.HttpHeadParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rewriter of the first request of a connection: {@code Host} and {@code Origin} become those of the target, and no
 * extension is offered, so that frames can be read. A request that asks for no WebSocket is the only one of its
 * connection.
 */
final class RequestRewriter implements StreamRewriter {
    private static final byte[] NONE = new byte[0];

    private final RecordTarget target;
    private final HttpHeadParser parser = new HttpHeadParser();
    private ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean done;

    RequestRewriter(RecordTarget target) {
        this.target = target;
    }

    @Override
    public byte[] rewrite(byte[] bytes) {
        if (done) {
            return bytes;
        }
        int taken = parser.accept(bytes, 0, bytes.length);
        head.write(bytes, 0, taken);
        done = parser.isComplete() || parser.isTooLong();
        if (!done) {
            return NONE;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isHttp = parser.head().filter(found -> found.isHttp()).isPresent();
        out.writeBytes(isHttp ? rewritten(head.toByteArray()) : head.toByteArray());
        out.write(bytes, taken, bytes.length - taken);
        head = new ByteArrayOutputStream();
        return out.toByteArray();
    }

    private byte[] rewritten(byte[] request) {
        boolean upgrade = parser.head().orElseThrow().asksForWebSocket();
        String[] lines = new String(request, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        List<String> kept = new ArrayList<>(List.of(lines[0]));
        boolean dropped = false;
        for (int i = 1; i < lines.length - 2; i++) {
            // A line that begins with a blank continues the header before it.
            boolean continues = lines[i].startsWith(" ") || lines[i].startsWith("\t");
            String name = lines[i].replaceFirst(":.*", "").strip().toLowerCase(Locale.ROOT);
            dropped = continues ? dropped : isDropped(name, upgrade);
            if (!dropped) {
                kept.add(continues ? lines[i] : header(name, lines[i]));
            }
        }
        if (!upgrade) {
            kept.add("Connection: close");
        }
        return (String.join("\r\n", kept) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isDropped(String name, boolean upgrade) {
        return name.equals("sec-websocket-extensions") || (!upgrade && name.equals("connection"));
    }

    private String header(String name, String line) {
        return switch (name) {
            case "host" -> "Host: " + target.authority();
            case "origin" -> "Origin: " + target.origin();
            default -> line;
        };
    }
}
