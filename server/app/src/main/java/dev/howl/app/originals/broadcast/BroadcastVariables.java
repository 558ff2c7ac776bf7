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
 * A post-processor that maps the original's variables to Howl's settings in the profile {@code broadcast}:
 * {@code TIMEOUT} (drain timeout in seconds, 60 if unset), {@code REDIS_HOST} and {@code REDIS_PORT}, either of which
 * selects the Redis engine, and {@code UVICORN_WORKERS}. Howl's own settings take precedence.
 *
 * <p>{@code INTERVAL} was the interval at which the original checked whether its clients had left. Howl notices that at
 * once, so the value is validated and ignored.
 */
final class BroadcastVariables implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "broadcast";
    private static final String HOST = "REDIS_HOST";
    private static final String PORT = "REDIS_PORT";
    private static final Duration MAX_SECONDS = Duration.ofHours(1);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_WORKERS = 1000;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        Map<String, Object> settings = new LinkedHashMap<>();
        Duration timeout = variables.seconds("TIMEOUT", Duration.ZERO, MAX_SECONDS);
        settings.put("howl.drain.timeout", (timeout == null ? DEFAULT_TIMEOUT : timeout).toString());
        Integer workers = variables.number("UVICORN_WORKERS", 1, MAX_WORKERS);
        if (workers != null) {
            settings.put("howl.originals.broadcast.workers", workers);
        }
        Duration unused = variables.seconds("INTERVAL", Duration.ZERO, MAX_SECONDS);
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

    /** Runs after the configuration files, including {@code .env}, are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
