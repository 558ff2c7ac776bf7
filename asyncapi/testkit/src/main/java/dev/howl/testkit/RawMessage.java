package dev.howl.testkit;

/** A message that a {@link RawClient} received. */
public sealed interface RawMessage {

    /** The whole text of a text message. */
    record Text(String content) implements RawMessage {
        @Override
        public String toString() {
            return content;
        }
    }

    /**
     * The content of a binary message.
     *
     * @param content must not be changed
     */
    // Error Prone: the array is written once and only read.
    @SuppressWarnings("ArrayRecordComponent")
    record Binary(byte[] content) implements RawMessage {
        @Override
        public String toString() {
            return "a binary message of " + content.length + " bytes";
        }
    }
}
