package dev.howl.server.durable;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.h2.FileDatabase;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** A factory of {@code unavailable} errors for a database that does not respond. */
public final class DatabaseFailures {
    private static final String UNREACHABLE = "the database cannot be reached";

    private DatabaseFailures() {}

    public static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }

    public static CodedException unavailable(String message, Throwable cause) {
        CodedException unavailable = unavailable(message);
        unavailable.initCause(cause);
        return unavailable;
    }

    /** Returns whether a failure means that the database is down or busy, not that the statement was invalid. */
    public static boolean isUnavailability(Throwable failure) {
        return (failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException))
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    /**
     * Refuses a caller while the database is known to be closed, instead of letting it wait for a connection.
     *
     * @throws CodedException {@code unavailable}
     */
    public static void refuseWhileClosed(DataSource database) {
        if (FileDatabase.isClosed(database)) {
            throw unavailable(UNREACHABLE);
        }
    }

    /** Calls the database, and translates its failure to respond to {@code unavailable}. */
    public static <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw isUnavailability(e) ? unavailable(UNREACHABLE, e) : e;
        }
    }
}
