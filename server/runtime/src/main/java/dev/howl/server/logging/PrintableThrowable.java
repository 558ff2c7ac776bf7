package dev.howl.server.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An exception as it is logged, with a printable message. */
record PrintableThrowable(IThrowableProxy original) implements IThrowableProxy {

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy original) {
        return original == null ? null : new PrintableThrowable(original);
    }

    @Override
    public @Nullable String getMessage() {
        String message = original.getMessage();
        return message == null ? null : PrintableText.of(QuerySecrets.masked(message), false);
    }

    @Override
    public String getClassName() {
        return original.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return original.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return original.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return of(original.getCause());
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
        IThrowableProxy[] suppressed = original.getSuppressed();
        return suppressed == null
                ? null
                : Arrays.stream(suppressed).map(PrintableThrowable::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return original.isCyclic();
    }
}
