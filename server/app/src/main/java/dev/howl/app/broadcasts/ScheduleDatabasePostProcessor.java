package dev.howl.app.broadcasts;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Has the embedded engine keep a database, for schedules and their counters; with Redis they are kept there. */
final class ScheduleDatabasePostProcessor implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("howl.engine", "embedded").equalsIgnoreCase("embedded")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("schedules", Map.of("howl.database.required", "true")));
        }
    }

    /** After the files of the application have been read, before its database is looked for. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }
}
