package dev.howl.app.originals.moderation;

import dev.howl.app.originals.environment.Variables;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * With the profile {@code moderation} looks at {@code WEBSOCKET_PORT} before it is taken, so that it is named if wrong; and
 * lets pages of every origin in, as panels come from another server, unless they would need no token.
 */
final class ModerationVariables implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "moderation";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of(PROFILE))) {
            new Variables(environment).checkPort("WEBSOCKET_PORT");
            if (asksForToken(environment)) {
                environment
                        .getPropertySources()
                        .addLast(new MapPropertySource(PROFILE, Map.of("howl.security.allowed-origins", "*")));
            }
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
