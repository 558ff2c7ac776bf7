package dev.howl.server.boot;

import dev.howl.server.h2.FileDatabase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * An environment post-processor that configures an H2 database in a file for an application that needs a database and
 * configures none. It becomes Spring Boot's data source, so that the application's features share it and all settings
 * of a data source apply.
 */
final class DefaultDatabase implements EnvironmentPostProcessor, Ordered {
    static final String URL = "spring.datasource.url";
    /** Name of the property source. */
    static final String SOURCE = "howlDatabase";

    static final String DIRECTORY = "./data";
    static final String JNDI = "spring.datasource.jndi-name";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ClassLoader classes = application.getClassLoader();
        boolean embedded = environment.getProperty("howl.engine", "embedded").equalsIgnoreCase("embedded");
        if (embedded
                && !isConfigured(environment)
                && ClassUtils.isPresent("org.h2.Driver", classes)
                && DatabaseRequirement.isNeeded(environment, classes)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            SOURCE,
                            Map.of(
                                    URL,
                                    url(environment.getProperty(DataDirectoryCheck.SETTING, DIRECTORY)),
                                    "spring.datasource.driver-class-name",
                                    FileDatabase.driver(),
                                    "spring.datasource.hikari.exception-override-class-name",
                                    FileDatabase.evictionRule(),
                                    "spring.datasource.username",
                                    "sa",
                                    "spring.datasource.password",
                                    "")));
        }
    }

    private static String url(String directory) {
        try {
            return FileDatabase.url(Path.of(directory));
        } catch (InvalidPathException e) {
            throw new InvalidConfigurationPropertyValueException(
                    DataDirectoryCheck.SETTING, directory, "it is not a path: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    DataDirectoryCheck.SETTING, directory, String.valueOf(e.getMessage()));
        }
    }

    static boolean isConfigured(Environment environment) {
        return environment.containsProperty(URL) || environment.containsProperty(JNDI);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Last, so that the application's configuration files have been read.
     */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
