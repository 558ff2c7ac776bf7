package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How a connection came to its end.
 *
 * @param code the close code (RFC 6455, section 7.4), 1006 where no Close frame was seen
 * @param reason for people, may be empty
 * @param remote whether the server ended it
 * @param cause {@code null} after a close that was asked for
 */
public record CloseInfo(
        int code, String reason, boolean remote, @Nullable Throwable cause) {}
