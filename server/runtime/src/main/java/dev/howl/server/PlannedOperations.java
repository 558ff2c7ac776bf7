package dev.howl.server;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Replies of operations that are in the contract but not implemented yet ({@code x-howl-planned}). Generated code calls
 * them.
 */
public final class PlannedOperations {
    private PlannedOperations() {}

    /**
     * Returns a stage that has failed with {@code not_implemented}.
     *
     * @param operation name of the operation in the contract
     */
    public static <T> CompletionStage<T> reply(String operation) {
        return CompletableFuture.failedFuture(exception(operation));
    }

    /**
     * Returns the {@code not_implemented} error of an operation without a reply.
     *
     * @param operation name of the operation in the contract
     */
    public static CodedException exception(String operation) {
        return new CodedException(
                Codes.NOT_IMPLEMENTED, "operation '" + operation + "' is planned, but not implemented yet");
    }
}
