package dev.howl.server.h2;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * An H2 connection that tells its database before it is closed, and whose transactions have the {@link WriterLock} from
 * their first statement to their end. Read-only transactions take it where they write all the same.
 */
final class FileConnection extends JdbcConnection {
    private final AtomicBoolean holdsLock = new AtomicBoolean();
    private volatile @Nullable OpenDatabase database;
    private volatile boolean readOnly;

    FileConnection(String url, Properties login) throws SQLException {
        super(url, login, null, null, false);
    }

    void belongsTo(OpenDatabase open) {
        database = open;
    }

    /** Executes a statement, in the connection's transaction or in one of its own. */
    <T extends @Nullable Object> T execute(boolean isQuery, Callable<T> statement) throws Exception {
        boolean isAlone = getAutoCommit();
        if (!isQuery || (!isAlone && !readOnly)) {
            takeLock();
        }
        try {
            return statement.call();
        } finally {
            if (isAlone) {
                giveLock();
            }
        }
    }

    private void takeLock() throws SQLException {
        OpenDatabase open = database;
        if (open != null && !holdsLock.get()) {
            holdsLock.set(open.beginWriting());
        }
    }

    private void giveLock() {
        OpenDatabase open = database;
        if (open != null && holdsLock.compareAndSet(true, false)) {
            open.endWriting();
        }
    }

    @Override
    public void commit() throws SQLException {
        try {
            super.commit();
        } finally {
            giveLock();
        }
    }

    @Override
    public void rollback() throws SQLException {
        try {
            super.rollback();
        } finally {
            giveLock();
        }
    }

    /** Commits a transaction that is under way. */
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        super.setAutoCommit(autoCommit);
        if (autoCommit) {
            giveLock();
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        super.setReadOnly(readOnly);
        this.readOnly = readOnly;
    }

    @Override
    public void close() throws SQLException {
        OpenDatabase open = database;
        if (open != null) {
            open.closing(this);
        }
        try {
            super.close();
        } finally {
            giveLock();
        }
    }

    @Override
    public void abort(Executor executor) {
        try {
            super.abort(executor);
        } finally {
            giveLock();
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        return LockingStatement.of(Statement.class, this, super.createStatement());
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return LockingStatement.of(Statement.class, this, super.createStatement(type, concurrency));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return LockingStatement.of(Statement.class, this, super.createStatement(type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return locking(super.prepareStatement(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return locking(super.prepareStatement(sql, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return locking(super.prepareStatement(sql, columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return locking(super.prepareStatement(sql, columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return locking(super.prepareStatement(sql, type, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return locking(super.prepareStatement(sql, type, concurrency, holdability));
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return LockingStatement.of(CallableStatement.class, this, super.prepareCall(sql));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return LockingStatement.of(CallableStatement.class, this, super.prepareCall(sql, type, concurrency));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return LockingStatement.of(
                CallableStatement.class, this, super.prepareCall(sql, type, concurrency, holdability));
    }

    private PreparedStatement locking(PreparedStatement statement) {
        return LockingStatement.of(PreparedStatement.class, this, statement);
    }
}
