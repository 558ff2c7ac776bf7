package dev.howl.app;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/**
 * The reporter that prints one sentence on standard error for a start that failed. It replaces Spring Boot's own
 * reporter, which is switched off. A failure that no analyzer knows is still logged with its stack trace.
 */
final class StartFailureReporter implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("Howl did not start: " + reason(analysis));
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
