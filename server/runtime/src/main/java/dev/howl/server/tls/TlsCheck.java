package dev.howl.server.tls;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Looks at the settings of TLS before anything starts, and after it is settled where logs go. */
final class TlsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TlsSettings.check(context.getEnvironment());
    }
}
