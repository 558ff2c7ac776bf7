package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.ChannelExtensions;
import java.util.List;

/**
 * A topic, the records of its events, and what they have in common.
 *
 * @param eventType the record itself where there is one, otherwise a sealed interface over all of them
 * @param publisher the class with which a server publishes
 */
public record TopicPlan(
        ChannelExtensions.Topic topic, List<MessagePlan> events, ClassName eventType, ClassName publisher) {}
