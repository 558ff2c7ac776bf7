package dev.howl.server.tls;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A context initializer that validates the TLS settings before any bean is created, but after logging is configured.
 */
final class TlsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TlsSettings.check(context.getEnvironment());
    }
}
