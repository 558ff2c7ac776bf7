package dev.howl.runtime;

/**
 * An error code of a contract ({@code x-howl-errors}).
 *
 * @param code the code as frames carry it
 * @param description meaning and remedy, for people
 * @param retryable {@code true} if the same request may succeed later
 */
public record ErrorSpec(String code, String description, boolean retryable) {}
