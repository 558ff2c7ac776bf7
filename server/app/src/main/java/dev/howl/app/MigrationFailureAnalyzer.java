package dev.howl.app;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A failure analyzer for tables that cannot be created or brought up to date. */
@Order(Ordered.LOWEST_PRECEDENCE - 5)
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        return new FailureAnalysis(
                "the tables of the database cannot be brought up to date: "
                        + UnexpectedFailure.line(rootFailure)
                        + "; the database is the one of spring.datasource.url",
                null,
                cause);
    }
}
