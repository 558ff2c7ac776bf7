package dev.howl.server.h2;

import dev.howl.server.thread.DaemonThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upkeep that keeps a database file small. With {@code WRITE_DELAY=0}, nothing in H2 reuses the space of overwritten
 * data, and the file would grow with each commit.
 *
 * <p>The transactions do the work: every few commits, one of them rewrites what little is live in old chunks before its
 * own statements, and its commit writes it. So the file stays small however busy the machine is. A thread would fall
 * behind.
 *
 * <p>Space is reused at once ({@code RETENTION_TIME=0}), with two exceptions. That of the last version which the disk is
 * known to have is kept: after a power failure the file can be read, and what is lost are commits of the last moments.
 * A thread syncs the file for that, and transactions wait for it once they are far ahead. And that of the newest
 * {@link #KEPT_VERSIONS} versions is kept, for commits that are acknowledged when the process is killed.
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
    /** Versions that transactions may be ahead of the disk. */
    private static final int MAX_UNSYNCED = 64;
    /** Nothing is rewritten while the file has fewer bytes than this and one and a quarter times the live data. */
    private static final long SPARE = 2 << 20;

    private static final double MAX_RATIO = 1.25;
    /** Versions from one time that live data is rewritten to the next. */
    private static final int INTERVAL = 16;
    /**
     * Live bytes that are rewritten at a time. H2 passes over chunks with more, so it is much more than a commit writes,
     * or what was rewritten together would never be rewritten again.
     */
    private static final int REWRITTEN = 1 << 20;

    private static final int MAX_REWRITTEN = 512 << 20;
    private static final int ALL = 100;

    /** The file grows freely below this size and twice the live data. */
    private static final long FREE_GROWTH = 6 << 20;
    /** Free bytes within the file that are room enough for the next commits. */
    private static final long ROOM = 2 << 20;
    /** Longest time for which a transaction waits: a disk that hangs is reported by the transaction itself. */
    private static final long MAX_WAIT_MILLIS = 2_000;

    private final MVStore store;
    /** The version that the disk has. */
    private volatile MVStore.@Nullable TxCounter synced;

    private volatile boolean isStopped;
    private volatile CountDownLatch turnEnd = new CountDownLatch(1);

    /** Number of writes at the last turn. */
    private long writes = -1;

    /** The version at which live data was rewritten. Guarded by the writer lock, like {@link #ceiling}. */
    private long rewrittenAt = -INTERVAL;

    /** The size of the file from which a transaction needs free space within it. */
    private long ceiling;

    /** The size up to which the file may grow, since the last attempt to free space has failed. */
    private long tolerated;

    /** Live bytes that are rewritten where the file is full. */
    private int effort = REWRITTEN;

    SpaceKeeper(MVStore store) {
        this.store = store;
    }

    void start() {
        store.setVersionsToKeep(KEPT_VERSIONS);
        store.setRetentionTime(0);
        DaemonThreads.thread("howl-database-sync", this::run).start();
    }

    private void run() {
        try {
            while (!isStopped && !store.isClosed()) {
                syncLogged();
                CountDownLatch end = turnEnd;
                turnEnd = new CountDownLatch(1);
                end.countDown();
                TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinkageError e) {
            unsuitable(e);
        } finally {
            isStopped = true;
            turnEnd.countDown();
        }
    }

    private void syncLogged() {
        try {
            syncIfWritten();
        } catch (RuntimeException e) {
            // Also what happens while the database is being closed.
            LOG.debug("The database file was not synced; the next turn retries", e);
        }
    }

    /** Syncs the file if it was written since the last turn, and keeps that version. */
    synchronized void syncIfWritten() {
        long now = store.getFileStore().getWriteCount();
        if (isStopped || now == writes) {
            return;
        }
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
        writes = now;
    }

    /** Stops, and gives back the version that it holds: H2 expects none when it closes. */
    synchronized void stop() {
        isStopped = true;
        store.setVersionsToKeep(0);
        MVStore.TxCounter last = synced;
        if (last != null) {
            store.deregisterVersionUsage(last);
            synced = null;
        }
    }

    /** Waits until the disk has all versions but the newest {@link #MAX_UNSYNCED}. */
    void awaitSync() {
        awaitSync(store.getCurrentVersion() - MAX_UNSYNCED);
    }

    /** Waits until the disk has a version; returns whether it has. */
    private boolean awaitSync(long version) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_WAIT_MILLIS);
        try {
            while (!isStopped) {
                CountDownLatch end = turnEnd;
                MVStore.TxCounter last = synced;
                if (last == null || last.version >= version) {
                    return true;
                }
                if (!end.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Makes old space reusable before a transaction of the calling thread, which has the writer lock. */
    void makeRoom() {
        try {
            if (!isStopped) {
                rewriteSometimes();
                if (isFull()) {
                    evacuate();
                }
            }
        } catch (MVStoreException e) {
            LOG.debug("Space of the database file was not reused; the transaction reports why", e);
        } catch (LinkageError e) {
            unsuitable(e);
        }
    }

    private void unsuitable(LinkageError reason) {
        LOG.error("Space of the database file is not reused with this version of H2", reason);
        isStopped = true;
    }

    private void rewriteSometimes() {
        long version = store.getCurrentVersion();
        if (version - rewrittenAt >= INTERVAL) {
            rewrittenAt = version;
            long live = live();
            ceiling = FREE_GROWTH + 2 * live;
            if (size() > SPARE + MAX_RATIO * live) {
                store.compact(ALL, REWRITTEN);
            }
        }
    }

    /**
     * Returns whether the file is large and has little free space. The larger it is, the more space has to be free: what
     * is rewritten is one chunk, which needs the space in one piece.
     */
    private boolean isFull() {
        return size() > Math.max(ceiling, tolerated) && used() > ceiling - ROOM;
    }

    /** Rewrites live data until there is free space. */
    private void evacuate() {
        while (isFull()) {
            long before = used();
            store.compact(ALL, effort);
            store.commit();
            boolean isSynced = awaitSync(addVersions(2));
            addVersions(KEPT_VERSIONS);
            if (isSynced && used() < before) {
                effort = REWRITTEN;
                tolerated = 0;
            } else {
                // Chunks have more live data, or somebody reads an old version: its space cannot be reused meanwhile.
                effort = Math.min(2 * effort, MAX_REWRITTEN);
                tolerated = size() + 2 * ROOM;
            }
        }
    }

    /** Makes versions without changes, so that older ones need not be kept; returns the newest. */
    private long addVersions(int count) {
        for (int i = 0; i < count; i++) {
            // Counts as a change.
            store.setStoreVersion(store.getStoreVersion());
            store.commit();
        }
        return store.getCurrentVersion();
    }

    private long used() {
        return size() * store.getFillRate() / 100;
    }

    private long size() {
        return store.getFileStore().size();
    }

    /** Returns the estimated bytes of live data. */
    private long live() {
        return used() * store.getFileStore().getChunksFillRate() / 100;
    }
}
