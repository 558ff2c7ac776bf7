package dev.howl.server.h2;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/**
 * Tells Hikari which failures end a connection. Hikari knows H2's connections as valid after the database was closed,
 * and would never replace them.
 */
public final class EvictionRule implements SQLExceptionOverride {
    private static final Set<Integer> ENDS = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1);

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (ENDS.contains(failure.getErrorCode())) {
            return Override.MUST_EVICT;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return Override.MUST_EVICT;
            }
        }
        return Override.CONTINUE_EVICT;
    }
}
