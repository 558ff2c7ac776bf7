package dev.howl.server.boot;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A failure analyzer that reports a default database that another process has open. */
@Order(Ordered.LOWEST_PRECEDENCE - 20)
final class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** H2's error code DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return cause.getErrorCode() != ALREADY_OPEN
                ? null
                : new FailureAnalysis(
                        "the database in howl.data-dir is in use by another process",
                        "Stop that process, or set howl.data-dir to another directory.",
                        cause);
    }
}
