package dev.howl.server;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers of operations that the contract has and the server does not have yet ({@code x-howl-planned}). */
public final class PlannedOperations {
    private PlannedOperations() {}

    /**
     * A stage that failed with {@code not_implemented}.
     *
     * @param operation as the contract names it
     */
    public static <T> CompletionStage<T> reply(String operation) {
        return CompletableFuture.failedFuture(exception(operation));
    }

    /** The {@code not_implemented} of an operation without an answer. */
    public static CodedException exception(String operation) {
        return new CodedException(Codes.NOT_IMPLEMENTED, "'" + operation + "' is planned, not there yet");
    }
}
