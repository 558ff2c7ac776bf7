package dev.howl.app;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.yaml.snakeyaml.error.YAMLException;

/** The exit codes of a start that failed; {@link StartFailureReporter} has printed the reason before. */
final class StartExitCodes {
    private static final int FAILED = 1;
    private static final int BAD_CONFIGURATION = 2;

    /** Failures that the operator's configuration caused, as opposed to the machine. */
    private static final List<Class<? extends RuntimeException>> CONFIGURATION_FAILURES = List.of(
            ConfigurationPropertiesBindException.class,
            BindException.class,
            InvalidConfigurationPropertyValueException.class,
            ConfigDataException.class,
            NoSuchSslBundleException.class,
            YAMLException.class);

    private StartExitCodes() {}

    static void exitWithCode(Runnable start) {
        try {
            start.run();
        } catch (RuntimeException e) {
            System.exit(exitCode(e));
        }
    }

    static int exitCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (one instanceof ExitCodeGenerator generator) {
                return generator.getExitCode();
            }
            if (CONFIGURATION_FAILURES.stream().anyMatch(type -> type.isInstance(one)) || isForeignAddress(one)) {
                return BAD_CONFIGURATION;
            }
        }
        return FAILED;
    }

    /** Returns whether {@code server.address} is not an address of this machine. */
    private static boolean isForeignAddress(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Cannot assign requested address");
    }
}
