package dev.howl.server.durable;

import org.jspecify.annotations.Nullable;

/** An operation within a transaction. It may run again where the transaction was not committed. */
@FunctionalInterface
interface StoreOperation<T extends @Nullable Object> {

    /** Runs the operation; throws its refusal, or a failure of the database. */
    T in(AppendTransaction transaction);
}
