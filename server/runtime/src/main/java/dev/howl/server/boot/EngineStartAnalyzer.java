package dev.howl.server.boot;

import dev.howl.server.log.EngineStartException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A failure analyzer that reports a log engine that cannot start without a stack trace. */
final class EngineStartAnalyzer extends AbstractFailureAnalyzer<EngineStartException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EngineStartException cause) {
        String message = cause.getMessage();
        return message == null ? null : new FailureAnalysis(message, null, cause);
    }
}
