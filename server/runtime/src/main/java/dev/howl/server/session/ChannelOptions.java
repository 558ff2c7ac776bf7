package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.transport.Utf8Validator;
import org.jspecify.annotations.Nullable;

/**
 * The options of a channel that the operator sets, {@code howl.channels.<channel>.*}.
 *
 * @param waitInDrain whether a drain waits until the clients leave by themselves or the timeout passes, although no
 *     other node can take them or the contract has no message that asks them to move
 * @param drainCode close code of the sessions that a drain closes
 * @param closeReasons whether Close frames of the server tell why if their code is 1001, 1012 or in 4000–4999
 * @param anyPath whether the channel also takes handshakes at paths that no channel has
 * @param binaryAsText whether a binary message is read as a text message, unless the contract has binary messages for
 *     the server
 */
public record ChannelOptions(
        boolean waitInDrain, int drainCode, boolean closeReasons, boolean anyPath, boolean binaryAsText) {
    /** The options of a channel for which nothing is set. */
    public static final ChannelOptions DEFAULT = new ChannelOptions(false, CloseCodes.GOING_AWAY, true, false, false);

    private static final int FIRST_PRIVATE_CODE = 4000;

    /** Returns the text of a binary message; {@code null} if it is not to be read as text, or not UTF-8. */
    @Nullable
    String text(byte[] payload) {
        return binaryAsText ? Utf8Validator.decode(payload, 0) : null;
    }

    /** Returns the reason that a Close frame with this code has. */
    String reason(int code, String reason) {
        boolean canBeEmpty =
                code == CloseCodes.GOING_AWAY || code == CloseCodes.SERVICE_RESTART || code >= FIRST_PRIVATE_CODE;
        return canBeEmpty && !closeReasons ? "" : reason;
    }
}
