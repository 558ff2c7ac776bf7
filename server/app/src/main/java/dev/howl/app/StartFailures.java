package dev.howl.app;

import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;

/** Turns a start that failed into an exit code; what went wrong has been logged by then. */
final class StartFailures {
    private static final int FAILED = 1;
    private static final int BAD_CONFIGURATION = 2;

    private StartFailures() {}

    static void exitWithCode(Runnable start) {
        try {
            start.run();
        } catch (RuntimeException e) {
            System.exit(exitCode(e));
        }
    }

    /** What an operator wrote into the configuration is told apart from what the machine lacks. */
    static int exitCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationPropertiesBindException
                    || cause instanceof BindException
                    || cause instanceof ConfigDataException) {
                return BAD_CONFIGURATION;
            }
        }
        return FAILED;
    }
}
