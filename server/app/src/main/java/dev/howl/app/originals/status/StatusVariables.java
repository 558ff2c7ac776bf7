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
 * With the profile {@code status-dashboard} takes the original's variables for Howl's settings: {@code API_LINK},
 * {@code TIMEOUT} (seconds between two polls), {@code REQUEST_TIMEOUT} (seconds) and {@code LOGLEVEL}. What is set in
 * Howl's own way comes first.
 */
final class StatusVariables implements EnvironmentPostProcessor, Ordered {
    static final String PROFILE = "status-dashboard";

    private static final String LINK = "API_LINK";
    private static final String LEVEL = "LOGLEVEL";
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
                variables.seconds("TIMEOUT", Duration.ofMillis(100), Duration.ofHours(1)));
        put(
                settings,
                INCIDENTS + "request-timeout",
                variables.seconds("REQUEST_TIMEOUT", Duration.ofMillis(50), Duration.ofMinutes(5)));
        settings.putAll(levels(variables));
        environment.getPropertySources().addLast(new MapPropertySource(PROFILE, settings));
    }

    private static void put(Map<String, Object> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }

    /** The value is not repeated: it may hold a secret. */
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
            // Told below, like every other fault.
        }
        throw new VariableException(LINK + " must be an http or https address, without user, password and fragment");
    }

    /** What the libraries say when they say everything is of no use to anybody: a finer level is Howl's alone. */
    private static Map<String, String> levels(EnvironmentVariables variables) {
        String level = variables.text(LEVEL);
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
                        LEVEL + " is '" + level + "'; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL");
        };
    }

    /** After the files of the application have been read, {@code .env} among them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
