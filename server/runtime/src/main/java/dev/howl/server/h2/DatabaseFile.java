package dev.howl.server.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database file, which is open while it has connections. H2 closes a database for good when a write fails. The next
 * connection closes what is left of it and opens the file again, once the folder can be written. Safe for use by several
 * threads.
 */
final class DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
    /**
     * With the plain file access, an interrupt of a writing thread closes the database for all.
     */
    private static final String ACCESS = "jdbc:h2:async:";
    /**
     * {@code WRITE_DELAY=0} writes each commit to the file before it returns, so that it survives the end of the
     * process. {@code DB_CLOSE_ON_EXIT=FALSE} leaves closing to the application, since H2's shutdown hook would run
     * before the last events are written. {@code TRACE_LEVEL_FILE=0}: the pool's user reports failures.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=";

    private static final int LOCK_TIMEOUT_MILLIS = 10_000;
    /** H2 would create an empty database where the file has vanished with its disk. */
    private static final String REOPEN = ";IFEXISTS=TRUE";

    private static final long RETRY_MILLIS = 200;
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PROBE_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final Path file;
    private volatile @Nullable OpenDatabase open;
    /** The reason for which the database, which was open before, is closed; {@code null} while it is not. */
    private volatile @Nullable String failure;

    /** The time from which the next caller may wait for a connection while the database is closed. */
    private final AtomicLong nextTrial = new AtomicLong(System.nanoTime());

    private volatile Probe probe = new Probe(null, System.nanoTime() - PROBE_AGE_NANOS);

    private record Probe(@Nullable String problem, long at) {}

    DatabaseFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("howl.mv.db");
    }

    /**
     * Opens a connection. After a failure, waits for some seconds until the file can be opened again.
     *
     * @throws SQLException where it cannot
     */
    Connection connect(Properties login) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return connectNow(login);
            } catch (SQLException e) {
                if (failure == null || System.nanoTime() - start > GIVE_UP_NANOS) {
                    throw e;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unusable("interrupted while it was closed", e);
            }
        }
    }

    /** Returns why the database cannot be used; {@code null} while it can. */
    @Nullable
    String problem() {
        OpenDatabase present = open;
        if (present != null && present.hasFailed()) {
            return sentence(present.failure());
        }
        String reason = failure;
        if (reason != null || present == null) {
            return reason;
        }
        Probe last = probe;
        if (System.nanoTime() - last.at() >= PROBE_AGE_NANOS) {
            try {
                PrivateFiles.probe(folder);
                last = new Probe(null, System.nanoTime());
            } catch (IOException e) {
                last = new Probe(sentence(e), System.nanoTime());
            }
            probe = last;
        }
        return last.problem();
    }

    /** Returns whether it is closed after a failure, and another caller tries to open it in this second. */
    boolean isClosed() {
        if (failure == null) {
            return false;
        }
        long now = System.nanoTime();
        long due = nextTrial.get();
        return now - due < 0 || !nextTrial.compareAndSet(due, now + TRIAL_NANOS);
    }

    private synchronized Connection connectNow(Properties login) throws SQLException {
        OpenDatabase present = open;
        if (present != null && present.hasFailed()) {
            String reason = sentence(present.failure());
            LOG.error("The database was closed: {}. It is opened again as soon as the folder can be written", reason);
            failure = reason;
            // Before the file is opened again: H2 takes a statement on an old connection for a failure of the new one.
            present.closeConnections();
        }
        FileConnection connection = connectTo(present, login);
        // H2 may have closed the former one just now, with its last connection.
        if (present == null || present.isOver()) {
            present = new OpenDatabase(connection, LOCK_TIMEOUT_MILLIS);
            open = present;
            if (failure != null) {
                LOG.info("The database is open again");
            }
            failure = null;
        }
        present.add(connection);
        return connection;
    }

    private FileConnection connectTo(@Nullable OpenDatabase present, Properties login) throws SQLException {
        try {
            if (failure != null) {
                PrivateFiles.probe(folder);
                return connectTo(REOPEN, login);
            }
            if (present == null || present.isUnused()) {
                PrivateFiles.folder(folder);
                if (!Files.exists(file) || Files.isWritable(file)) {
                    PrivateFiles.file(file);
                }
            }
            return connectTo("", login);
        } catch (IOException e) {
            throw whileFailed(unusable(sentence(e), e));
        } catch (SQLException e) {
            throw whileFailed(e);
        }
    }

    /** Keeps the newest reason why the database cannot be opened again. */
    private SQLException whileFailed(SQLException reason) {
        if (failure != null) {
            failure = sentence(reason);
        }
        return reason;
    }

    private FileConnection connectTo(String options, Properties login) throws SQLException {
        FileConnection connection = new FileConnection(
                ACCESS + folder.resolve("howl") + SETTINGS + LOCK_TIMEOUT_MILLIS + options, withUser(login));
        if (connection.isReadOnly()) {
            connection.close();
            throw unusable(folder + " is read-only", null);
        }
        return connection;
    }

    private static Properties withUser(Properties login) {
        Properties complete = new Properties();
        complete.setProperty("user", login.getProperty("user", "sa"));
        complete.setProperty("password", login.getProperty("password", ""));
        return complete;
    }

    private String sentence(@Nullable Throwable reason) {
        Throwable cause = reason;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "howl.data-dir " + folder + " cannot be written: "
                + (cause == null ? "the database was closed" : message(cause));
    }

    /** Returns what happened, also for failures whose message is only the name of a file. */
    private static String message(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.indexOf(' ') > 0 ? message : cause.getClass().getSimpleName() + ": " + message;
    }

    private static SQLException unusable(String reason, @Nullable Throwable cause) {
        return new SQLException(reason, "08001", ErrorCode.DATABASE_IS_CLOSED, cause);
    }
}
