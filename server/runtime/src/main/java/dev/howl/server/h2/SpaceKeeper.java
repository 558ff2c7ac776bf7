package dev.howl.server.h2;

import dev.howl.server.thread.DaemonThreads;
import java.sql.SQLException;
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

    private final MVStore store;
    private final WriterLock writerLock;
    /** The version that the disk has. */
    private MVStore.@Nullable TxCounter synced;

    private volatile boolean isStopped;

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
        DaemonThreads.thread("howl-database-space", this::run).start();
    }

    private void run() {
        try {
            while (!isStopped && !store.isClosed()) {
                turnLogged();
                TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinkageError e) {
            LOG.error("Space of the database file is not reused with this version of H2", e);
        }
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

    private synchronized boolean isSyncedAndTooLarge() {
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
        FileStore<?> file = store.getFileStore();
        long live = file.size() * store.getFillRate() / 100 * file.getChunksFillRate() / 100;
        return file.size() > SPARE + MAX_RATIO * live;
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
