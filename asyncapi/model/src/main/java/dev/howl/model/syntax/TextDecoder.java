package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as text. A byte order mark, or where the zero bytes are among the first four, tells UTF-8, UTF-16
 * and UTF-32 apart (YAML 1.2.2, section 5.2). The mark is not part of the text.
 */
final class TextDecoder {
    private TextDecoder() {}

    /** Returns the text, {@code null} where it cannot be decoded or has control characters, which is reported. */
    static @Nullable String decode(String file, byte[] bytes, Diagnostics diagnostics) {
        Charset charset = charset(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean broken = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        String text = out.flip().toString();
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (broken) {
            String name = charset.name().replaceFirst("[BL]E$", "");
            diagnostics.error(
                    new TextPositions(file, text).at(text.length()), "not " + name + "; save the file as UTF-8");
            return null;
        }
        return hasControls(file, text, diagnostics) ? null : text;
    }

    private static Charset charset(byte[] bytes) {
        int[] first = {-1, -1, -1, -1};
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            first[i] = bytes[i] & 0xFF;
        }
        boolean startsWithZero = first[0] == 0;
        if (startsWithZero && first[1] == 0) {
            return Charset.forName("UTF-32BE");
        }
        if (first[1] >= 0 && first[2] == 0 && first[3] == 0 && first[0] > 0) {
            return Charset.forName("UTF-32LE");
        }
        if ((first[0] == 0xFE && first[1] == 0xFF) || (startsWithZero && first[1] > 0)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean littleEndian = (first[0] == 0xFF && first[1] == 0xFE) || (first[0] > 0 && first[1] == 0);
        return littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static boolean hasControls(String file, String text, Diagnostics diagnostics) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                diagnostics.error(
                        new TextPositions(file, text).at(i), "control character U+%04X; remove it".formatted((int) c));
                return true;
            }
        }
        return false;
    }

    /** Returns the offset of half a surrogate pair, which no encoding of Unicode can hold; -1 if there is none. */
    static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
