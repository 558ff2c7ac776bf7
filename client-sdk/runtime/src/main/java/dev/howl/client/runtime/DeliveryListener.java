package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/** The receiver of a server subscription's events, which also knows where to resume. */
interface DeliveryListener {
    /** Returns the position after which events are wanted, or {@code null} for those to come. */
    @Nullable
    Position resumePosition();

    /**
     * Called when the server has confirmed.
     *
     * @param start position at which a subscriber without a position of its own begins; {@code null} if the contract
     *     has no positions
     */
    void subscribed(@Nullable Position start);

    /**
     * Called with each event, which may have been delivered before.
     *
     * @param message {@code null} if the event could not be decoded
     */
    void event(@Nullable Position position, @Nullable Message message);

    /**
     * Called when events are lost.
     *
     * @param rewound true if delivery continues before the requested position, because the log is shorter than that
     */
    void gap(Gap gap, boolean rewound);

    /** Called when the server has refused the subscription for good. */
    void refused(Throwable cause);
}
