package dev.howl.server.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a Spring Boot that is too old without a stack trace. */
final class UnsupportedBootAnalyzer extends AbstractFailureAnalyzer<UnsupportedBootException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedBootException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Use spring-boot-starter-parent or spring-boot-dependencies " + Versions.EXPECTED.springBoot() + ".x.",
                cause);
    }
}
