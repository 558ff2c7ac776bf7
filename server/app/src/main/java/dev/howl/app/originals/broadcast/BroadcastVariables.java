package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.environment.EnvironmentVariables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * With the profile {@code broadcast} takes the original's variables for Howl's settings: {@code TIMEOUT} (seconds that a
 * server which stops waits for its clients), {@code REDIS_HOST} and {@code REDIS_PORT}, either of which asks for Redis.
 * What is set in Howl's own way comes first.
 *
 * <p>{@code INTERVAL} was how often the original looked whether its clients had gone. Howl notices at once: the value is
 * checked, and means nothing. {@code UVICORN_WORKERS} means nothing either, as one process of Howl uses all cores.
 */
final class BroadcastVariables implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "broadcast";
    private static final String HOST = "REDIS_HOST";
    private static final String PORT = "REDIS_PORT";
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        Map<String, Object> settings = new LinkedHashMap<>();
        Duration timeout = variables.seconds("TIMEOUT", Duration.ZERO, LONGEST);
        if (timeout != null) {
            settings.put("howl.drain.timeout", timeout.toString());
        }
        Duration unused = variables.seconds("INTERVAL", Duration.ZERO, LONGEST);
        redis(variables, settings);
        environment.getPropertySources().addLast(new MapPropertySource(PROFILE, settings));
    }

    private static void redis(EnvironmentVariables variables, Map<String, Object> settings) {
        String host = variables.text(HOST);
        String port = variables.port(PORT);
        if (host != null || port != null) {
            settings.put("howl.engine", "redis");
            settings.put("spring.data.redis.host", host == null ? "127.0.0.1" : host);
            settings.put("spring.data.redis.port", port == null ? "6379" : port);
        }
    }

    /** After the files of the application have been read, {@code .env} among them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
