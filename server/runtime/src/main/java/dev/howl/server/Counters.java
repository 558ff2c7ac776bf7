package dev.howl.server;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * The counters that {@link PublishOptions.Once} moves on. Safe for use by several threads; stages fail with a
 * {@link dev.howl.runtime.CodedException} {@code unavailable} where the store cannot be reached.
 */
public interface Counters {

    /** Where a counter stands; empty where it was never moved. */
    CompletionStage<OptionalLong> get(String counter);

    /** Moves a counter on to a tick without an append; one that stands there or beyond stays. */
    CompletionStage<Void> skipTo(String counter, long tick);

    /** Forgets a counter. */
    CompletionStage<Void> remove(String counter);
}
