package dev.howl.app.originals.moderation;

import dev.howl.app.originals.environment.EnvironmentVariables;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/**
 * A post-processor for the profile {@code moderation}: maps the original's {@code WEBSOCKET_PORT} to
 * {@code server.port}, and allows every origin, because panels are pages of another server, unless they need no token.
 */
final class ModerationVariables implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "moderation";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        MutablePropertySources sources = environment.getPropertySources();
        String port = new EnvironmentVariables(environment).port("WEBSOCKET_PORT");
        if (port != null) {
            // Ranked above the profile's file, which contains the original's default port.
            sources.addAfter(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new MapPropertySource(PROFILE + "-port", Map.of("server.port", port)));
        }
        if (asksForToken(environment)) {
            sources.addLast(new MapPropertySource(PROFILE, Map.of("howl.security.allowed-origins", "*")));
        }
    }

    /** Reads what {@link OriginalModerationProperties} will be bound to; returns false in doubt. */
    private static boolean asksForToken(Environment environment) {
        return "token".equalsIgnoreCase(environment.getProperty("howl.originals.moderation.access"));
    }

    /** Runs after the configuration files, including {@code .env}, are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
