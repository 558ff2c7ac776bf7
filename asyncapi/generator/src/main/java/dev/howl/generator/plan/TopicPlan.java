package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.ChannelExtensions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic, the records of its events, and what they have in common.
 *
 * @param eventType the record itself where there is one, otherwise a sealed interface over all of them
 * @param key its key, {@code null} if it has none
 * @param publisher the class with which a server publishes
 */
public record TopicPlan(
        ChannelExtensions.Topic topic,
        List<MessagePlan> events,
        ClassName eventType,
        @Nullable KeyPlan key,
        ClassName publisher) {}
