package dev.howl.app.originals.moderation;

import dev.howl.app.originals.environment.Variables;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** With the profile {@code moderation} looks at {@code WEBSOCKET_PORT} before it is taken, so that it is named if wrong. */
final class ModerationVariables implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("moderation"))) {
            new Variables(environment).checkPort("WEBSOCKET_PORT");
        }
    }

    /** After the files of the application have been read, {@code .env} among them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
