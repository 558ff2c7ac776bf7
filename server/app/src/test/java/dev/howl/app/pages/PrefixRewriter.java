package dev.howl.app.pages;

import dev.howl.testkit.proxy.StreamRewriter;
import java.nio.charset.StandardCharsets;

/** A reverse proxy's change of requests without a body: it cuts off a prefix of the path and names it in a header. */
final class PrefixRewriter implements StreamRewriter {
    private static final String END = "\r\n\r\n";

    private final String prefix;
    private String received = "";
    private boolean upgraded;

    PrefixRewriter(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public byte[] rewrite(byte[] bytes) {
        if (upgraded) {
            return bytes;
        }
        received += new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder forwarded = new StringBuilder();
        int end = received.indexOf(END);
        while (end >= 0 && !upgraded) {
            String head = received.substring(0, end);
            received = received.substring(end + END.length());
            upgraded = head.contains("Upgrade: websocket");
            forwarded
                    .append(head.replaceFirst(" " + prefix + "/", " /"))
                    .append("\r\nX-Forwarded-Prefix: ")
                    .append(prefix)
                    .append(END);
            end = received.indexOf(END);
        }
        if (upgraded) {
            forwarded.append(received);
        }
        return forwarded.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
