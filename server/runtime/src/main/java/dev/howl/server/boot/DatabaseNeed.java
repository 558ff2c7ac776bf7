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

/** Whether the application needs a database: for a durable topic, or because its settings say so. */
final class DatabaseNeed implements Condition {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseNeed.class);
    private static final String REQUIRED = "howl.database.required";
    static final String MISSING = "howl.database.missing";

    /** Ends the sentence that begins with a durable topic. */
    static final String REFUSAL = "needs a database, and this server runs without one (" + MISSING + "=serve-the-rest)";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isThere(context.getEnvironment(), context.getClassLoader());
    }

    static boolean isThere(Environment environment, @Nullable ClassLoader classes) {
        return environment.getProperty(REQUIRED, Boolean.class, false)
                || !durable(served(environment, classes)).isEmpty();
    }

    /** The channels that there are and that are not switched off. */
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

    /** Meets the start of an application that needs a database and has none: refuses it, or warns. */
    static void miss(List<ChannelSpec> channels, HowlProperties properties) {
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
                    "There is no database: the topics {} answer 'unavailable' ({}=serve-the-rest). Set {}",
                    durable,
                    MISSING,
                    DefaultDatabase.URL);
        } else if (properties.database().required()) {
            LOG.warn(
                    "There is no database, though {} is true ({}=serve-the-rest): counters may not outlive the process",
                    REQUIRED,
                    MISSING);
        }
    }

    private static MissingDatabaseException missing(String what, HowlProperties properties) {
        return properties.isRedis()
                ? new MissingDatabaseException(
                        what + ", and with howl.engine=redis that takes a database which all nodes share",
                        "Set spring.datasource.url to a MySQL or MariaDB.")
                : new MissingDatabaseException(
                        what + ", and there is no database",
                        "Add spring-boot-starter-jdbc, flyway-core and h2 to the application, or set"
                                + " spring.datasource.url to a MySQL or MariaDB and add its driver and flyway-mysql.");
    }

    private static List<String> durable(List<ChannelSpec> channels) {
        return channels.stream()
                .flatMap(channel -> channel.topics().values().stream())
                .filter(topic -> topic.durable() && !topic.planned())
                .map(TopicSpec::name)
                .toList();
    }
}
