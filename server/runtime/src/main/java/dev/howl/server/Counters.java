package dev.howl.server;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * The persistent counters that {@link PublishOptions.Once} moves forward. No method blocks outside of a database
 * transaction; stages fail with a {@link dev.howl.runtime.CodedException} {@code unavailable} if the store cannot be
 * reached. Safe for use by several threads.
 */
public interface Counters {

    /** Returns the value of a counter; empty if it was never moved. */
    CompletionStage<OptionalLong> get(String counter);

    /**
     * Moves a counter forward to a tick without an append. A counter that has the tick or a later one is not changed.
     */
    CompletionStage<Void> skipTo(String counter, long tick);

    /** Removes a counter. */
    CompletionStage<Void> remove(String counter);
}
