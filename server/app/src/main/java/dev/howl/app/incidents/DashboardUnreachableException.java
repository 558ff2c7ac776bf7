package dev.howl.app.incidents;

/** The server does not start, because it cannot read the dashboard and was told not to do without. */
final class DashboardUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DashboardUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
