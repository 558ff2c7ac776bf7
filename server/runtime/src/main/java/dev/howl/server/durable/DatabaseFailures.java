package dev.howl.server.durable;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What is said where the database does not do what it is asked to. */
public final class DatabaseFailures {
    private DatabaseFailures() {}

    public static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }

    public static CodedException unavailable(String message, Throwable cause) {
        CodedException unavailable = unavailable(message);
        unavailable.initCause(cause);
        return unavailable;
    }

    /** Whether a failure says that the database is away or busy, not that it was asked for something impossible. */
    public static boolean isUnavailability(Throwable failure) {
        return (failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException))
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    /** Calls the database; its being away is told as {@code unavailable}. */
    public static <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw isUnavailability(e) ? unavailable("the database cannot be reached", e) : e;
        }
    }
}
