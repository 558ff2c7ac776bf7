package dev.howl.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;

/**
 * Errors of requests that were cancelled before, such as a request to the dashboard that is under way when the server
 * stops. Nobody waits for them, so that Reactor reports them with a stack trace unless told otherwise.
 */
final class DroppedErrors {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedErrors.class);

    private DroppedErrors() {}

    /** Logs them for debugging only, in the whole process. */
    static void logForDebug() {
        Hooks.onErrorDropped(error -> LOG.debug("A request that had been cancelled failed", error));
    }
}
