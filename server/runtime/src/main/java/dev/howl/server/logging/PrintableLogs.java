package dev.howl.server.logging;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * A context initializer that makes log output printable: messages and exceptions may quote what clients, upstreams and
 * peers sent. Runs when logging is configured, and has no effect without Logback.
 */
final class PrintableLogs implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (ClassUtils.isPresent(LOGBACK, PrintableLogs.class.getClassLoader())) {
            PrintableEncoder.install();
        }
    }

    /** Runs before other initializers log. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
