package dev.howl.app;

import dev.howl.server.boot.StartSignalExit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/**
 * The reporter that prints one sentence on standard error for a start that failed. It replaces Spring Boot's own
 * reporter, which is switched off. {@link #reportUnexpected} reports a failure that no analyzer knows. The stack trace is
 * logged at level debug.
 */
final class StartFailureReporter implements FailureAnalysisReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    /** Spring Boot creates the reporter itself, and does not tell whether it was called. */
    private static volatile boolean reported;

    @Override
    public void report(FailureAnalysis analysis) {
        print(reason(analysis), analysis.getCause());
    }

    /** Reports a failure of the start unless it was reported already. */
    static void reportUnexpected(Throwable failure) {
        if (!reported) {
            print(UnexpectedFailure.sentence(failure), failure);
        }
    }

    /** Begins a start. */
    static void reset() {
        reported = false;
    }

    private static void print(String reason, Throwable failure) {
        reported = true;
        LOG.debug("The start failed", failure);
        if (!StartSignalExit.isSignalled()) {
            System.err.println("Howl did not start: " + reason);
        }
    }

    private static String reason(FailureAnalysis analysis) {
        Throwable cause = analysis.getCause();
        if (cause instanceof PortInUseException taken) {
            return "port " + taken.getPort() + " is in use; stop what uses it, or set server.port to another";
        }
        if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
            return invalid.getName() + " is '" + invalid.getValue() + "': " + invalid.getReason();
        }
        if (cause instanceof BindException bind) {
            ConfigurationProperty property = bind.getProperty();
            String message = String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(bind).getMessage());
            // The message of a check in a properties record already names the property.
            return property == null ? message : property.getName() + ": " + message;
        }
        String action = analysis.getAction();
        return analysis.getDescription() + (action == null ? "" : "\n" + action);
    }
}
