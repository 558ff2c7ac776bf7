package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedMessage;

/**
 * A whole message that passed a recorder.
 *
 * @param sequence number of its last frame
 * @param isValid whether its frames fit RFC 6455 and the contract
 * @param read the message of the contract that it is
 */
record SeenMessage(long sequence, Direction direction, boolean isValid, CheckedMessage read, FrameContent content) {

    /** Returns whether it is a valid message of an id after a frame. */
    boolean is(Direction wanted, String message, long after) {
        return sequence > after && direction == wanted && isValid && message.equals(read.message());
    }
}
