package dev.howl.server.h2;

import dev.howl.server.thread.DaemonThreads;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps a database file small. With {@code WRITE_DELAY=0}, H2 has no thread that reuses the space of
 * overwritten data, and the file would grow with each commit.
 *
 * <p>Space is reused at once ({@code RETENTION_TIME=0}), with two exceptions. That of the last version which the disk is
 * known to have is kept: after a power failure the file can be read, and what is lost are commits of the last moments.
 * And that of the newest {@link #KEPT_VERSIONS} versions is kept, for commits that are acknowledged when the process is
 * killed.
 *
 * <p>Commits that are faster than the disk or this thread would make the file grow all the same. Once it is large,
 * transactions wait for the end of a turn before they make it larger.
 */
final class SpaceKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceKeeper.class);
    private static final long TURN_MILLIS = 50;
    /**
     * H2 notes the newest chunk in the header of the file at least every 20 versions. Opening the file after a kill, it
     * follows the chunks from there, each of which tells the place of the next one. If one of them has been overwritten,
     * H2 does not find the commits after it.
     */
    private static final int KEPT_VERSIONS = 32;
    /** Nothing is rewritten while the file has fewer bytes than this and one and a quarter times the live data. */
    private static final long SPARE = 2 << 20;

    private static final double MAX_RATIO = 1.25;
    /** Percentage of live data in the chunks above which nothing is rewritten: what is left is free space. */
    private static final int FILL_RATE = 90;

    private static final int MAX_REWRITTEN = 4 << 20;

    /** The file grows freely below this size and twice the live data. */
    private static final long FREE_GROWTH = 6 << 20;
    /** Bytes by which a larger file may grow in a turn. */
    private static final long GROWTH_PER_TURN = 32 << 10;
    /** Longest time for which a transaction waits: a disk that hangs is reported by the transaction itself. */
    private static final long MAX_WAIT_MILLIS = 2_000;

    private final MVStore store;
    private final WriterLock writerLock;
    /** The version that the disk has. */
    private MVStore.@Nullable TxCounter synced;

    private volatile boolean isStopped;

    /** The size of the file from which transactions wait. */
    private volatile long ceiling = Long.MAX_VALUE;

    private volatile CountDownLatch turnEnd = new CountDownLatch(1);

    /** Number of writes at the last turn. */
    private long writes = -1;

    /** @param writerLock held while chunks are rewritten, which writes the whole database like a commit */
    SpaceKeeper(MVStore store, WriterLock writerLock) {
        this.store = store;
        this.writerLock = writerLock;
    }

    void start() {
        store.setVersionsToKeep(KEPT_VERSIONS);
        store.setRetentionTime(0);
        ceiling = store.getFileStore().size() + FREE_GROWTH;
        DaemonThreads.thread("howl-database-space", this::run).start();
    }

    private void run() {
        try {
            while (!isStopped && !store.isClosed()) {
                turnLogged();
                endTurn();
                TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinkageError e) {
            LOG.error("Space of the database file is not reused with this version of H2", e);
        } finally {
            ceiling = Long.MAX_VALUE;
            turnEnd.countDown();
        }
    }

    /** Waits for the end of a turn if the file has grown too much since the last one. */
    void awaitRoom() {
        CountDownLatch end = turnEnd;
        try {
            if (store.getFileStore().size() > ceiling && !isStopped) {
                boolean unused = end.await(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endTurn() {
        ceiling = Math.max(FREE_GROWTH + 2 * live(), store.getFileStore().size() + GROWTH_PER_TURN);
        CountDownLatch end = turnEnd;
        turnEnd = new CountDownLatch(1);
        end.countDown();
    }

    private void turnLogged() {
        try {
            turn();
        } catch (RuntimeException | SQLException e) {
            // Also what happens while the database is being closed.
            LOG.debug("Space of the database file was not reused; the next turn retries", e);
        }
    }

    /** Stops, and gives back the version that it holds: H2 expects none when it closes. */
    synchronized void stop() {
        isStopped = true;
        store.setVersionsToKeep(0);
        if (synced != null) {
            store.deregisterVersionUsage(synced);
            synced = null;
        }
    }

    private void turn() throws SQLException {
        if (isSyncedAndTooLarge()) {
            // Outside of the monitor: the holder may be the connection that is closed last, which calls stop().
            writerLock.lock();
            try {
                compact();
            } finally {
                writerLock.unlock();
            }
        }
    }

    /** Syncs the file if it changed, and keeps that version; returns whether the file is to be compacted. */
    synchronized boolean isSyncedAndTooLarge() {
        if (isStopped) {
            return false;
        }
        long now = store.getFileStore().getWriteCount();
        if (now == writes) {
            return false;
        }
        sync();
        writes = now;
        return isTooLarge();
    }

    private synchronized void compact() {
        if (!isStopped) {
            store.compact(FILL_RATE, MAX_REWRITTEN);
        }
    }

    private boolean isTooLarge() {
        return store.getFileStore().size() > SPARE + MAX_RATIO * live();
    }

    /** Returns the estimated bytes of live data. */
    private long live() {
        FileStore<?> file = store.getFileStore();
        return file.size() * store.getFillRate() / 100 * file.getChunksFillRate() / 100;
    }

    private void sync() {
        MVStore.TxCounter version = store.registerVersionUsage();
        MVStore.@Nullable TxCounter unused = version;
        try {
            store.sync();
            unused = synced;
            synced = version;
        } finally {
            if (unused != null) {
                store.deregisterVersionUsage(unused);
            }
        }
    }
}
