package dev.howl.server.boot;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.ChannelBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A condition that matches if the application needs a database: for a durable topic, or because {@code
 * howl.database.required} is set.
 */
final class DatabaseRequirement implements Condition {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRequirement.class);
    private static final String REQUIRED = "howl.database.required";
    static final String MISSING = "howl.database.missing";

    /** The ending of a sentence that begins with a durable topic. */
    static final String REFUSAL = "needs a database, and this server runs without one (" + MISSING + "=serve-the-rest)";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isNeeded(context.getEnvironment(), context.getClassLoader());
    }

    static boolean isNeeded(Environment environment, @Nullable ClassLoader classes) {
        return environment.getProperty(REQUIRED, Boolean.class, false)
                || !durable(served(environment, classes)).isEmpty();
    }

    /** Returns the channels on the class path that are not disabled. */
    private static List<ChannelSpec> served(Environment environment, @Nullable ClassLoader classes) {
        ChannelSettings settings = new ChannelSettings(environment);
        return channels(classes).stream()
                .<ChannelSpec>map(ChannelBinding::spec)
                .filter(settings::isEnabled)
                .toList();
    }

    static List<ChannelBinding<?>> channels(@Nullable ClassLoader classes) {
        List<ChannelBinding<?>> channels = new ArrayList<>();
        for (ChannelBinding<?> binding : ServiceLoader.load(ChannelBinding.class, classes)) {
            channels.add(binding);
        }
        return channels;
    }

    /**
     * Refuses the start of an application that needs a database and has none, or warns if {@code serve-the-rest} is
     * set.
     */
    static void refuseOrWarn(List<ChannelSpec> channels, HowlProperties properties) {
        List<String> durable = durable(channels);
        if (properties.database().servesTheRest()) {
            warn(durable, properties);
        } else if (!durable.isEmpty()) {
            throw missing("topic '" + durable.get(0) + "' is durable", properties);
        } else if (properties.database().required()) {
            throw missing(REQUIRED + " is true", properties);
        }
    }

    private static void warn(List<String> durable, HowlProperties properties) {
        if (!durable.isEmpty()) {
            LOG.warn(
                    "No database is configured: the durable topics {} are unavailable ({}=serve-the-rest). Set {}",
                    durable,
                    MISSING,
                    DefaultDatabase.URL);
        } else if (properties.database().required()) {
            LOG.warn(
                    "No database is configured, although {} is true ({}=serve-the-rest): counters may not outlive the process",
                    REQUIRED,
                    MISSING);
        }
    }

    private static MissingDatabaseException missing(String what, HowlProperties properties) {
        return properties.isRedis()
                ? new MissingDatabaseException(
                        what + "; with howl.engine=redis this needs a database that all nodes share",
                        "Set spring.datasource.url to a MySQL or MariaDB database.")
                : new MissingDatabaseException(
                        what + ", but no database is configured",
                        "Add spring-boot-starter-jdbc, flyway-core and h2 to the application, or set"
                                + " spring.datasource.url to a MySQL or MariaDB database and add its driver and flyway-mysql.");
    }

    private static List<String> durable(List<ChannelSpec> channels) {
        return channels.stream()
                .flatMap(channel -> channel.topics().values().stream())
                .filter(topic -> topic.durable() && !topic.planned())
                .map(TopicSpec::name)
                .toList();
    }
}
