package dev.howl.server.durable;

import org.jspecify.annotations.Nullable;

/** What is to be done within a transaction. It may be tried again, where the transaction was not committed. */
@FunctionalInterface
interface StoreOperation<T extends @Nullable Object> {

    /** Does it; throws a refusal of this work, or a failure of the database. */
    T in(AppendTransaction transaction);
}
