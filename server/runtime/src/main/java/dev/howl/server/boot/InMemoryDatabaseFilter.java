package dev.howl.server.boot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * An auto-configuration filter that keeps Spring Boot from creating an in-memory database for an application with
 * channels that configures none. Without durable topics it needs no database; with them {@link DefaultDatabase} has
 * configured one in a file.
 */
final class InMemoryDatabaseFilter implements AutoConfigurationImportFilter, EnvironmentAware, BeanClassLoaderAware {
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
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = !DATA_SOURCE.equals(autoConfigurations[i]) || isDatabaseNamed();
        }
        return matches;
    }

    private boolean isDatabaseNamed() {
        return DefaultDatabase.isConfigured(Objects.requireNonNull(environment))
                || DatabaseRequirement.channels(classes).isEmpty();
    }
}
