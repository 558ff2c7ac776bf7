package dev.howl.server.boot;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.h2.FileDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A check of the database, on a thread that may block. */
final class DatabaseProbe {
    private static final int ANSWER_SECONDS = 1;

    private DatabaseProbe() {}

    /**
     * Starts the check. It fails if no valid connection is to be had, or if the file of the default database cannot be
     * written.
     *
     * @param url URL of the database; empty if it is not known
     */
    static CompletableFuture<Void> start(DataSource database, String url) {
        return Mono.fromCallable(() -> FileDatabase.isUrl(url) ? checkFile(url) : check(database))
                .subscribeOn(Schedulers.boundedElastic())
                .then()
                .toFuture();
    }

    private static boolean checkFile(String url) {
        FileDatabase.problem(url).ifPresent(problem -> {
            throw new CodedException(Codes.UNAVAILABLE, problem);
        });
        return true;
    }

    private static boolean check(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("the connection is not valid");
            }
            return true;
        }
    }
}
