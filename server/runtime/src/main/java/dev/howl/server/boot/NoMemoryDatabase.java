package dev.howl.server.boot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Boot from making a database in memory for an application with channels that names none: without a
 * durable topic it needs none, and with one {@link DefaultDatabase} has given it one in a file.
 */
final class NoMemoryDatabase implements AutoConfigurationImportFilter, EnvironmentAware, BeanClassLoaderAware {
    private static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    private @Nullable Environment environment;
    private @Nullable ClassLoader classes;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classes = classLoader;
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[autoConfigurations.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = !DATA_SOURCE.equals(autoConfigurations[i]) || isDatabaseNamed();
        }
        return wanted;
    }

    private boolean isDatabaseNamed() {
        return DefaultDatabase.isConfigured(Objects.requireNonNull(environment))
                || DatabaseNeed.channels(classes).isEmpty();
    }
}
