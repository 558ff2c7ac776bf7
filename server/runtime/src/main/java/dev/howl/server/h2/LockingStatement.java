package dev.howl.server.h2;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that is executed by {@link FileConnection#execute}, as a proxy for H2's own. */
final class LockingStatement implements InvocationHandler {
    private static final String EXECUTE = "execute";
    private static final String QUERY = "executeQuery";
    private static final String EQUALS = "equals";

    private final FileConnection connection;
    private final Statement statement;

    private LockingStatement(FileConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    static <T extends Statement> T of(Class<T> type, FileConnection connection, T statement) {
        Object proxy = Proxy.newProxyInstance(
                LockingStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new LockingStatement(connection, statement));
        return type.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            String name = method.getName();
            if (name.equals(EQUALS)) {
                return arguments != null && arguments[0] == proxy;
            }
            return name.startsWith(EXECUTE)
                    ? connection.execute(name.equals(QUERY), () -> method.invoke(statement, arguments))
                    : method.invoke(statement, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
