package dev.howl.server.boot;

import dev.howl.server.durable.FileDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Gives an application that needs a database, and names none, one in a file. It is set as the data source of Spring
 * Boot, so that features share it, and all that can be set for a data source can be set for this one.
 */
final class DefaultDatabase implements EnvironmentPostProcessor, Ordered {
    static final String URL = "spring.datasource.url";
    static final String JNDI = "spring.datasource.jndi-name";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ClassLoader classes = application.getClassLoader();
        boolean embedded = environment.getProperty("howl.engine", "embedded").equalsIgnoreCase("embedded");
        if (embedded
                && !isConfigured(environment)
                && ClassUtils.isPresent("org.h2.Driver", classes)
                && DatabaseNeed.isThere(environment, classes)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "howlDatabase",
                            Map.of(
                                    URL,
                                    FileDatabase.url(Path.of(environment.getProperty("howl.data-dir", "./data"))),
                                    "spring.datasource.username",
                                    "sa",
                                    "spring.datasource.password",
                                    "")));
        }
    }

    static boolean isConfigured(Environment environment) {
        return environment.containsProperty(URL) || environment.containsProperty(JNDI);
    }

    /** After the files of the application have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
