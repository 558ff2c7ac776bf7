package dev.howl.server;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A factory of handlers for a feature that is disabled. */
public final class UnavailableHandler {
    private UnavailableHandler() {}

    /**
     * Returns a handler whose operations all fail with {@code unavailable}.
     *
     * @param type a generated handler interface
     * @param why a sentence for the client
     * @throws IllegalArgumentException if the type is not an interface
     */
    public static <T> T of(Class<T> type, String why) {
        InvocationHandler refusing = (proxy, method, arguments) -> answer(type, why, proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, refusing));
    }

    // The future is the return value of the proxied method, which the checker cannot see.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static Object answer(
            Class<?> type, String why, Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "an unserved " + type.getSimpleName();
            };
        }
        CodedException refusal = new CodedException(Codes.UNAVAILABLE, why);
        if (method.getReturnType().isAssignableFrom(CompletableFuture.class)
                && CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            return CompletableFuture.failedFuture(refusal);
        }
        throw refusal;
    }
}
