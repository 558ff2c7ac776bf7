package dev.howl.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** An encoder of text frames, which must be Unicode that every peer can read. */
final class FrameBytes {
    private FrameBytes() {}

    /**
     * Returns a text in UTF-8.
     *
     * @throws CodedException with {@code bad_json} if it contains half of a surrogate pair
     */
    static byte[] of(String text) {
        if (Json.hasHalfSurrogate(text)) {
            throw new CodedException(Codes.BAD_JSON, Json.HALF_SURROGATE);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns a value as JSON.
     *
     * @throws CodedException with {@code bad_json} and a pointer if a string or a name contains half of a surrogate pair
     */
    static byte[] of(JsonNode value) {
        byte[] json = Json.mapper().writeValueAsBytes(value);
        String pointer = hasSurrogateEscape(json) ? HalfSurrogates.find(value) : null;
        if (pointer != null) {
            throw new CodedException(Codes.BAD_JSON, Json.HALF_SURROGATE + " at '" + pointer + "'", pointer, false);
        }
        return json;
    }

    /** Returns whether JSON contains a surrogate, which is written as an escape, be it half of a pair or not. */
    private static boolean hasSurrogateEscape(byte[] json) {
        for (int i = 0; i < json.length - 2; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u' && (json[i + 2] | ' ') == 'd') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Returns a JSON object with another member at its end. Name and value are JSON; no array is changed. */
    static byte[] withMember(byte[] object, byte[] name, byte[] value) {
        int end = object.length - 1;
        boolean first = end == 1;
        ByteBuffer joined = ByteBuffer.allocate(object.length + name.length + value.length + (first ? 1 : 2));
        joined.put(object, 0, end);
        if (!first) {
            joined.put((byte) ',');
        }
        return joined.put(name).put((byte) ':').put(value).put((byte) '}').array();
    }
}
