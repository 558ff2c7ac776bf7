package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The end of a client's connection: the result of {@link Connection#closed()}.
 *
 * @param code close code (RFC 6455, section 7.4); 1006 if no Close frame was received
 * @param reason text for people, may be empty
 * @param remote {@code true} if the server or the network ended the connection, {@code false} after {@link
 *     Connection#close()}
 * @param cause failure that ended the connection; {@code null} after a normal close
 */
public record CloseInfo(
        int code, String reason, boolean remote, @Nullable Throwable cause) {}
