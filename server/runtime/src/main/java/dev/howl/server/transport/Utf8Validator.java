package dev.howl.server.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 that is checked, not repaired. */
final class Utf8Validator {
    private Utf8Validator() {}

    /** The text from {@code offset} on, {@code null} where it is not UTF-8. */
    static @Nullable String decode(byte[] bytes, int offset) {
        String text = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
        // Only a replacement character can stand for malformed bytes; the strict decoder is far slower.
        return text.indexOf('\uFFFD') < 0 || isStrict(bytes, offset) ? text : null;
    }

    private static boolean isStrict(byte[] bytes, int offset) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
