package dev.howl.app.incidents;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The analyzer that reports an unreachable dashboard in one sentence. */
final class DashboardUnreachableAnalyzer extends AbstractFailureAnalyzer<DashboardUnreachableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DashboardUnreachableException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
