package dev.howl.app.incidents;

import dev.howl.server.StartFailure;

/** The failure of a start with {@code howl.incidents.fail-fast=true} while the dashboard cannot be read. */
final class DashboardUnreachableException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    DashboardUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
