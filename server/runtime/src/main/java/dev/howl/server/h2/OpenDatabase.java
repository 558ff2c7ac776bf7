package dev.howl.server.h2;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.engine.SessionLocal;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that H2 has open, until its last connection is closed or a write fails. Safe for use by several threads. */
final class OpenDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    private final MVStore store;
    private final WriterLock writerLock;
    private final List<FileConnection> connections = new CopyOnWriteArrayList<>();
    /** Written by one thread at a time, which holds this. */
    private volatile @Nullable SpaceKeeper keeper;

    /**
     * @param connection the first connection
     * @param lockTimeout milliseconds for which a transaction waits for others that write
     */
    OpenDatabase(FileConnection connection, long lockTimeout) {
        this.writerLock = new WriterLock(lockTimeout);
        SessionLocal session = (SessionLocal) connection.getSession();
        this.store = session.getDatabase().getStore().getMvStore();
    }

    /**
     * Takes the right to write, once the file has room, unless the calling thread has it.
     *
     * @return whether it was taken, and has to be given back
     * @throws SQLException if other transactions hold it too long
     */
    boolean beginWriting() throws SQLException {
        SpaceKeeper present = keeper;
        if (present == null || writerLock.isMine()) {
            return writerLock.lock();
        }
        present.awaitSync();
        boolean isTaken = writerLock.lock();
        present.makeRoom();
        return isTaken;
    }

    void endWriting() {
        writerLock.unlock();
    }

    synchronized void add(FileConnection connection) {
        connection.belongsTo(this);
        connections.add(connection);
        if (keeper == null) {
            keeper = new SpaceKeeper(store);
            keeper.start();
        }
    }

    /** Ends what uses the database before H2 closes it with its last connection. */
    synchronized void closing(FileConnection connection) {
        connections.remove(connection);
        if (connections.isEmpty() && keeper != null) {
            keeper.stop();
            keeper = null;
        }
    }

    /** Returns whether H2 has closed the database although it has connections. */
    boolean hasFailed() {
        return (isOver() || failure() != null) && !isUnused();
    }

    boolean isOver() {
        return store.isClosed();
    }

    @Nullable
    Throwable failure() {
        return store.getPanicException();
    }

    boolean isUnused() {
        return connections.isEmpty();
    }

    void closeConnections() {
        for (FileConnection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("A connection of the closed database could not be closed", e);
            }
        }
    }
}
