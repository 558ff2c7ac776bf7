package dev.howl.runtime;

/** A message whose frame is text instead of JSON (content type {@code text/plain}). */
public interface TextMessage extends Message {
    /** Name of the record component that holds the whole text, if the record has one. */
    String TEXT = "text";

    /** Returns the whole frame. */
    String text();
}
