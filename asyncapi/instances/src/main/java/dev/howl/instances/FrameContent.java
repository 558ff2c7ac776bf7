package dev.howl.instances;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The content of a WebSocket data frame, as it is sent. */
public sealed interface FrameContent {

    /** Returns the bytes of the payload; the array is the caller's own. */
    byte[] bytes();

    /** Returns whether it is sent in a binary frame, and not in a text frame. */
    default boolean isBinary() {
        return false;
    }

    /** Returns the payload as text; bytes that are not UTF-8 are replaced. */
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** A JSON value, in a text frame. */
    record Json(JsonNode value) implements FrameContent {
        @Override
        public byte[] bytes() {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Any text. */
    record Text(String content) implements FrameContent {
        @Override
        public byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The bytes of a text frame, which need not be UTF-8. */
    final class TextBytes implements FrameContent {
        private final byte[] content;

        /** @param content is copied */
        public TextBytes(byte[] content) {
            this.content = content.clone();
        }

        @Override
        public byte[] bytes() {
            return content.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TextBytes frame && Arrays.equals(frame.content, content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "TextBytes[" + content.length + " bytes]";
        }
    }

    /** The bytes of a binary frame. */
    final class Binary implements FrameContent {
        private final byte[] content;

        /** @param content is copied */
        public Binary(byte[] content) {
            this.content = content.clone();
        }

        @Override
        public byte[] bytes() {
            return content.clone();
        }

        @Override
        public boolean isBinary() {
            return true;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Binary frame && Arrays.equals(frame.content, content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "Binary[" + content.length + " bytes]";
        }
    }
}
