package dev.howl.app.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** The analyzer that reports a {@link StartFailure} by its message, in place of a stack trace. */
final class StartFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof StartFailure)) {
            cause = cause.getCause();
        }
        return cause == null || cause.getMessage() == null
                ? null
                : new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
