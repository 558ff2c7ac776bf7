package dev.howl.server.handshake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoded texts (RFC 3986, section 2.1), which must be UTF-8. */
final class PercentText {
    private static final int HEX = 16;

    private PercentText() {}

    /** Returns the text of a part of a path, empty if its encoding is not valid. */
    static Optional<String> ofPath(String encoded) {
        return decoded(encoded);
    }

    /** Returns the text of a name or value of a query, in which {@code +} is a space; empty if it is not valid. */
    static Optional<String> ofQuery(String encoded) {
        return decoded(encoded.replace('+', ' '));
    }

    private static Optional<String> decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return Optional.of(encoded);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int value = i + 2 < encoded.length() ? octet(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.write(value);
                i += 2;
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < encoded.length() ? i + 2 : i + 1;
                bytes.writeBytes(encoded.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int octet(char first, char second) {
        int high = Character.digit(first, HEX);
        int low = Character.digit(second, HEX);
        return high < 0 || low < 0 || first > 'f' || second > 'f' ? -1 : high * HEX + low;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
