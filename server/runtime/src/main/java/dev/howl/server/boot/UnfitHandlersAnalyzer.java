package dev.howl.server.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the handlers in place of a stack trace. */
final class UnfitHandlersAnalyzer extends AbstractFailureAnalyzer<UnfitHandlersException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitHandlersException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Give the application exactly one bean of each handler interface, and no more than one TopicKeys of"
                        + " each topic with keys.",
                cause);
    }
}
