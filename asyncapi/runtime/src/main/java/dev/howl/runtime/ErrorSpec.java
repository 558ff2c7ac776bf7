package dev.howl.runtime;

/**
 * An error code of a contract ({@code x-howl-errors}).
 *
 * @param code as it stands in a frame
 * @param description what it means and what to do, for people
 * @param retryable whether the same request may succeed later
 */
public record ErrorSpec(String code, String description, boolean retryable) {}
