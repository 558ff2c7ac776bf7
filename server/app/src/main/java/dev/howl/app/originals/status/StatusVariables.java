package dev.howl.app.originals.status;

import dev.howl.app.originals.environment.EnvironmentVariables;
import dev.howl.app.originals.environment.VariableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * A post-processor that maps the original's variables to Howl's settings in the profile {@code status-dashboard}:
 * {@code API_LINK}, {@code TIMEOUT} (poll interval in seconds), {@code REQUEST_TIMEOUT} (seconds) and {@code LOGLEVEL},
 * as in its documentation. {@code INTERVAL} and {@code LOG_LEVEL}, which its code reads, are used where {@code TIMEOUT}
 * and {@code LOGLEVEL} are unset. Howl's own settings take precedence.
 */
final class StatusVariables implements EnvironmentPostProcessor, Ordered {
    static final String PROFILE = "status-dashboard";

    private static final String LINK = "API_LINK";
    private static final String INCIDENTS = "howl.incidents.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        Map<String, Object> settings = new LinkedHashMap<>();
        put(settings, INCIDENTS + "api-link", link(variables));
        put(
                settings,
                INCIDENTS + "poll-interval",
                variables.seconds(
                        firstSet(variables, "TIMEOUT", "INTERVAL"), Duration.ofMillis(100), Duration.ofHours(1)));
        put(
                settings,
                INCIDENTS + "request-timeout",
                variables.seconds("REQUEST_TIMEOUT", Duration.ofMillis(50), Duration.ofMinutes(5)));
        settings.putAll(levels(variables));
        environment.getPropertySources().addLast(new MapPropertySource(PROFILE, settings));
    }

    private static String firstSet(EnvironmentVariables variables, String name, String other) {
        return variables.text(name) == null ? other : name;
    }

    private static void put(Map<String, Object> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }

    /** Reads the URL of the dashboard. The error message omits the value, which may contain a secret. */
    private static @Nullable String link(EnvironmentVariables variables) {
        String link = variables.text(LINK);
        if (link == null) {
            return null;
        }
        try {
            URI uri = new URI(link);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return link;
            }
        } catch (URISyntaxException e) {
            // Reported below, like any other invalid value.
        }
        throw new VariableException(LINK + " must be an http or https address, without user, password and fragment");
    }

    /**
     * Maps the log level. Levels below INFO apply to Howl's packages only; those of the libraries would flood the log.
     */
    private static Map<String, String> levels(EnvironmentVariables variables) {
        String name = firstSet(variables, "LOGLEVEL", "LOG_LEVEL");
        String level = variables.text(name);
        if (level == null) {
            return Map.of();
        }
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "NOTSET", "DEBUG" -> Map.of("logging.level.dev.howl", "debug");
            case "INFO" -> Map.of("logging.level.root", "info");
            case "WARN", "WARNING" -> Map.of("logging.level.root", "warn");
            case "ERROR", "CRITICAL", "FATAL" -> Map.of("logging.level.root", "error");
            default ->
                throw new VariableException(
                        name + " is '" + level + "'; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL");
        };
    }

    /** Runs after the configuration files, including {@code .env}, are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
