package dev.howl.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** A filter that disables Spring Boot's Redis auto-configuration, health included, unless Redis is the engine. */
final class RedisAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String OF_REDIS = "org.springframework.boot.data.redis.";

    private boolean isAsked;

    @Override
    public void setEnvironment(Environment environment) {
        isAsked = "redis".equals(environment.getProperty("howl.engine"));
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = isAsked || name == null || !name.startsWith(OF_REDIS);
        }
        return matches;
    }
}
