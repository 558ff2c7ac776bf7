package dev.howl.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Conversions between text and the byte arrays of Redis. */
final class Bytes {
    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(long number) {
        return of(Long.toString(number));
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    static String text(List<Object> answer, int index) {
        return text(answer.get(index));
    }
}
