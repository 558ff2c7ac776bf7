package dev.howl.app.broadcasts;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A post-processor that requires a database with the embedded engine, for schedules and counters; with Redis they are
 * in Redis.
 */
final class ScheduleDatabasePostProcessor implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("howl.engine", "embedded").equalsIgnoreCase("embedded")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("schedules", Map.of("howl.database.required", "true")));
        }
    }

    /** Runs after the configuration files are read and before the database is looked up. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }
}
