package dev.howl.server.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A failure analyzer that reports missing or duplicate handlers without a stack trace. */
final class UnfitHandlersAnalyzer extends AbstractFailureAnalyzer<UnfitHandlersException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitHandlersException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Define exactly one bean of each handler interface, and at most one bean of type TopicKeys for"
                        + " each topic with keys.",
                cause);
    }
}
