package dev.howl.app.start;

/** An exception that ends the start and whose message is a sentence for operators. The message holds no secret. */
public interface StartFailure {}
