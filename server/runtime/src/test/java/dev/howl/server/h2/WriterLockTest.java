package dev.howl.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests which statements of the default database wait for each other. */
class WriterLockTest {
    private static final long SHORT_MILLIS = 50;

    @Test
    void onlyTheThreadThatHasTheLockGetsOn() throws SQLException {
        WriterLock lock = new WriterLock(SHORT_MILLIS);
        assertThat(lock.lock()).isTrue();
        assertThat(lock.lock()).isFalse();
        assertThatThrownBy(() -> inOtherThread(lock).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(ErrorCode.LOCK_TIMEOUT_1));
        lock.unlock();
        assertThat(inOtherThread(lock).join()).isTrue();
    }

    @Test
    @Timeout(60)
    void writersWaitForATransactionAndReadersDoNot(@TempDir Path directory) throws Exception {
        try (Connection writing = open(directory);
                Connection other = open(directory)) {
            execute(writing, "CREATE TABLE facts (id INT PRIMARY KEY)");
            writing.setAutoCommit(false);
            execute(writing, "INSERT INTO facts VALUES (1)");
            assertThat(CompletableFuture.supplyAsync(() -> count(other)).get()).isZero();
            CompletableFuture<Void> second =
                    CompletableFuture.runAsync(() -> execute(other, "INSERT INTO facts VALUES (2)"));
            assertThatThrownBy(() -> second.get(SHORT_MILLIS, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            writing.commit();
            second.get();
            assertThat(count(other)).isEqualTo(2);
        }
    }

    @Test
    @Timeout(60)
    void aConnectionGivesTheLockBackHoweverItsTransactionEnds(@TempDir Path directory) throws Exception {
        try (Connection other = open(directory)) {
            execute(other, "CREATE TABLE facts (id INT PRIMARY KEY)");
            for (End end : End.values()) {
                Connection connection = open(directory);
                connection.setAutoCommit(false);
                execute(connection, "INSERT INTO facts VALUES (1)");
                end.of(connection);
                CompletableFuture.runAsync(() -> execute(other, "DELETE FROM facts"))
                        .get();
                connection.close();
            }
        }
    }

    private enum End {
        COMMIT,
        ROLLBACK,
        AUTO_COMMIT,
        CLOSE,
        ABORT;

        void of(Connection connection) throws SQLException {
            switch (this) {
                case COMMIT -> connection.commit();
                case ROLLBACK -> connection.rollback();
                case AUTO_COMMIT -> connection.setAutoCommit(true);
                case CLOSE -> connection.close();
                case ABORT -> connection.abort(Runnable::run);
            }
        }
    }

    private static CompletableFuture<Boolean> inOtherThread(WriterLock lock) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return lock.lock();
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static Connection open(Path directory) throws SQLException {
        return Objects.requireNonNull(new FileDatabaseDriver().connect(FileDatabase.url(directory), new Properties()));
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static int count(Connection connection) {
        try (var statement = connection.prepareStatement("SELECT COUNT(*) FROM facts");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
