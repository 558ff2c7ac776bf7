package dev.howl.generator.docs.example;

/**
 * The code of one kind of client.
 *
 * @param name such as {@code wscat}
 */
public record CodeSample(String name, String code) {}
