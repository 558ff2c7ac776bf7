package dev.howl.server.boot;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.ChannelBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the application needs a database: for a durable topic, or because its settings say so. */
final class DatabaseNeed implements Condition {
    private static final String REQUIRED = "howl.database.required";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isThere(context.getEnvironment(), context.getClassLoader());
    }

    static boolean isThere(Environment environment, @Nullable ClassLoader classes) {
        return environment.getProperty(REQUIRED, Boolean.class, false)
                || !durable(channels(classes)).isEmpty();
    }

    static List<ChannelBinding<?>> channels(@Nullable ClassLoader classes) {
        List<ChannelBinding<?>> channels = new ArrayList<>();
        for (ChannelBinding<?> binding : ServiceLoader.load(ChannelBinding.class, classes)) {
            channels.add(binding);
        }
        return channels;
    }

    /** Refuses the start of an application that needs a database and has none. */
    static void check(List<ChannelBinding<?>> channels, HowlProperties properties) {
        List<String> durable = durable(channels);
        String what;
        if (!durable.isEmpty()) {
            what = "topic '" + durable.get(0) + "' is durable";
        } else if (properties.database().required()) {
            what = REQUIRED + " is true";
        } else {
            return;
        }
        throw properties.isRedis()
                ? new MissingDatabaseException(
                        what + ", and with howl.engine=redis that takes a database which all nodes share",
                        "Set spring.datasource.url to a MySQL or MariaDB.")
                : new MissingDatabaseException(
                        what + ", and there is no database",
                        "Add spring-boot-starter-jdbc, flyway-core and h2 to the application, or set"
                                + " spring.datasource.url to a MySQL or MariaDB and add its driver and flyway-mysql.");
    }

    private static List<String> durable(List<ChannelBinding<?>> channels) {
        return channels.stream()
                .flatMap(channel -> channel.spec().topics().values().stream())
                .filter(topic -> topic.durable() && !topic.planned())
                .map(TopicSpec::name)
                .toList();
    }
}
