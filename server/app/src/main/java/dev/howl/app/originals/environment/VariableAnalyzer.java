package dev.howl.app.originals.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A failure analyzer that prints the message of a {@link VariableException} instead of a stack trace. */
final class VariableAnalyzer extends AbstractFailureAnalyzer<VariableException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, VariableException cause) {
        String message = cause.getMessage();
        return message == null ? null : new FailureAnalysis(message, null, cause);
    }
}
