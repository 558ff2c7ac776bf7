package dev.howl.server.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that passes each plain statement, as Flyway executes those of a migration, to {@link MigrationSteps}. */
final class StepwiseDataSource extends DelegatingDataSource {
    private final MigrationSteps steps;

    StepwiseDataSource(DataSource target, MigrationSteps steps) {
        super(target);
        this.steps = steps;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watch(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return watch(super.getConnection(user, password));
    }

    private Connection watch(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return method.getName().equals("createStatement") ? watch(connection, (Statement) result) : result;
        });
    }

    private Statement watch(Connection connection, @Nullable Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("execute") && arguments.length == 1) {
                return steps.execute(
                        connection, (String) arguments[0], () -> (boolean) call(statement, method, arguments));
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StepwiseDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(@Nullable Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
