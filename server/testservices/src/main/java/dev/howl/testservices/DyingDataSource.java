package dev.howl.testservices;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that ends as with its process after a number of changes: all its connections are cut, without commit or
 * rollback, and every later call fails with {@link Died}. Changes are statements that write, and commits.
 */
public final class DyingDataSource implements DataSource {
    private static final Pattern WRITES = Pattern.compile(
            "\\s*(?:CREATE|INSERT|UPDATE|DELETE|ALTER|DROP|MERGE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final DataSource target;
    private final AtomicInteger left;
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    /** The end of the process. An error, so that nothing handles it. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("the process has ended");
        }
    }

    /** @param changes number of changes after which it ends */
    public DyingDataSource(DataSource target, int changes) {
        this.target = target;
        this.left = new AtomicInteger(changes);
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkAlive();
        Connection connection = target.getConnection();
        connections.add(connection);
        return watch(Connection.class, connection, null);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not supported");
    }

    private <T> T watch(Class<T> type, T watched, @Nullable String sql) {
        return proxy(type, (proxy, method, arguments) -> {
            boolean isChange = isChange(method, arguments, sql);
            checkAlive();
            Object result;
            try {
                result = method.invoke(watched, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (isChange && left.decrementAndGet() <= 0) {
                connections.forEach(DyingDataSource::cut);
                throw new Died();
            }
            if (result instanceof PreparedStatement statement
                    && method.getName().startsWith("prepare")) {
                return watch(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement && method.getName().equals("createStatement")
                    ? watch(Statement.class, statement, null)
                    : result;
        });
    }

    private static boolean isChange(Method method, @Nullable Object @Nullable [] arguments, @Nullable String prepared) {
        if (method.getName().equals("commit")) {
            return true;
        }
        if (!method.getName().startsWith("execute")) {
            return false;
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
        return sql != null && WRITES.matcher(sql.toUpperCase(Locale.ROOT)).matches();
    }

    private void checkAlive() {
        if (left.get() <= 0) {
            throw new Died();
        }
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
            if (!connection.isClosed()) {
                // H2 does nothing in abort, and rolls back in close.
                connection.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                DyingDataSource.class.getClassLoader(), List.of(type).toArray(Class<?>[]::new), handler));
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
