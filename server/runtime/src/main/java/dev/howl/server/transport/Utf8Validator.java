package dev.howl.server.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A strict UTF-8 decoder, which rejects malformed input instead of replacing it. */
public final class Utf8Validator {
    private Utf8Validator() {}

    /** Returns the text from {@code offset} on, or {@code null} if the bytes are not UTF-8. */
    public static @Nullable String decode(byte[] bytes, int offset) {
        String text = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
        // Fast path: malformed bytes always decode to U+FFFD. Only texts with one go through the slow strict decoder.
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
