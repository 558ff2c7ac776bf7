package dev.howl.app.moderation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The analyzer that reports a wrong variable in one sentence. */
final class MysqlSettingsAnalyzer extends AbstractFailureAnalyzer<MysqlSettingsException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MysqlSettingsException cause) {
        String message = cause.getMessage();
        return message == null ? null : new FailureAnalysis(message, null, cause);
    }
}
