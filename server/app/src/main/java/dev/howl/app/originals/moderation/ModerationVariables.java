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
 * With the profile {@code moderation} takes the original's {@code WEBSOCKET_PORT} for Howl's setting; and lets pages of
 * every origin in, as panels come from another server, unless they would need no token.
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
            // Before the profile's own file, which has the original's default.
            sources.addAfter(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new MapPropertySource(PROFILE + "-port", Map.of("server.port", port)));
        }
        if (asksForToken(environment)) {
            sources.addLast(new MapPropertySource(PROFILE, Map.of("howl.security.allowed-origins", "*")));
        }
    }

    /** As {@link OriginalModerationProperties} has it, and no where that is not certain. */
    private static boolean asksForToken(Environment environment) {
        String access = environment.getProperty("howl.originals.moderation.access");
        String address = environment.getProperty("server.address");
        return access == null ? "0.0.0.0".equals(address) : "token".equalsIgnoreCase(access);
    }

    /** After the files of the application have been read, {@code .env} among them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
