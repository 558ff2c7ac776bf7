package dev.howl.app.incidents;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the dashboard in place of a stack trace. */
final class DashboardUnreachableAnalyzer extends AbstractFailureAnalyzer<DashboardUnreachableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DashboardUnreachableException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
