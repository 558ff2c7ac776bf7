package dev.howl.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Starts the server. Exit code: 0 stopped as asked, 1 failed to start or cut short, 2 bad configuration. */
@SpringBootApplication
public class HowlServer {
    private static final String FRAMEWORK_REPORT =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    public static void main(String[] args) {
        // A start that fails before the log has been set up is told in one sentence as any other.
        LoggingSystem.get(HowlServer.class.getClassLoader()).setLogLevel(FRAMEWORK_REPORT, LogLevel.OFF);
        StartFailures.exitWithCode(() -> SpringApplication.run(HowlServer.class, args));
    }
}
