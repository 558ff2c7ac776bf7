package dev.howl.server.h2;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a database, which one transaction at a time has. A commit of H2 collects the tables and indexes
 * that go to the file one after the other. What other threads write meanwhile would be in the file in part, and after
 * kill -9 that part would stay. A thread that has the lock for one connection may write to others, too: its statements
 * do not run at the same time. Any thread may give the lock back, since a pool closes connections of other threads. Fair.
 */
final class WriterLock {
    private final Semaphore permit = new Semaphore(1, true);
    private final long timeoutMillis;
    private volatile @Nullable Thread holder;

    /** @param timeoutMillis how long a transaction waits for others */
    WriterLock(long timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    /** Returns whether the calling thread has the lock. */
    boolean isMine() {
        return holder == Thread.currentThread();
    }

    /**
     * Takes the lock, unless the calling thread has it.
     *
     * @return whether the lock was taken, and has to be given back
     * @throws SQLException if other transactions hold it too long
     */
    boolean lock() throws SQLException {
        if (isMine()) {
            return false;
        }
        if (!acquire()) {
            throw new SQLException(
                    "another transaction has been writing for " + timeoutMillis + " ms",
                    "HYT00",
                    ErrorCode.LOCK_TIMEOUT_1);
        }
        holder = Thread.currentThread();
        return true;
    }

    /** Waits also on a thread that was interrupted, as H2 does for its locks. */
    private boolean acquire() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return permit.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void unlock() {
        holder = null;
        permit.release();
    }
}
