package dev.howl.server.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** A context initializer that refuses a data directory in which the default database cannot create its file. */
final class DataDirectoryCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String SETTING = "howl.data-dir";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.getPropertySources().contains(DefaultDatabase.SOURCE)) {
            check(environment.getProperty(SETTING, DefaultDatabase.DIRECTORY));
        }
    }

    /**
     * Creates and deletes a file in the directory, or in the nearest directory above it that exists. Permissions alone say
     * nothing for root, on read-only file systems, and on full ones.
     */
    private static void check(String setting) {
        Path existing = Path.of(setting).toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw refusal(setting, existing + " is not a directory");
        }
        try {
            Files.delete(Files.createTempFile(existing, ".howl", ".tmp"));
        } catch (IOException e) {
            throw refusal(
                    setting, "no file can be written in " + existing + "; choose a directory that can be written");
        }
    }

    private static InvalidConfigurationPropertyValueException refusal(String setting, String reason) {
        return new InvalidConfigurationPropertyValueException(SETTING, setting, reason);
    }
}
