package dev.howl.runtime;

/** A message whose frame is a text that is not JSON (content type {@code text/plain}). */
public interface TextMessage extends Message {
    /** The component that holds the whole text, where a record has one. */
    String TEXT = "text";

    /** The whole frame. */
    String text();
}
