package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan.ValueCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** The routing of a channel that sets none: by the envelope's discriminator, and by JSON type where there is none. */
final class DefaultRouting {
    private final @Nullable String discriminator;
    private final List<MessageSpec> objects = new ArrayList<>();
    private final List<MessageSpec> values = new ArrayList<>();

    private DefaultRouting(@Nullable String discriminator) {
        this.discriminator = discriminator;
    }

    static RoutingPlan of(Envelope envelope, List<MessageSpec> messages) {
        DefaultRouting routing = new DefaultRouting(envelope.discriminator());
        messages.forEach(routing::add);
        return routing.plan();
    }

    private void add(MessageSpec message) {
        if (message.format() instanceof FrameFormat.JsonValue value && !value.hasDiscriminator()) {
            values.add(message);
        } else if (!(message.format() instanceof FrameFormat.Text) && !message.isBinary()) {
            objects.add(message);
        }
    }

    private RoutingPlan plan() {
        if (values.isEmpty()) {
            return objectPlan();
        }
        return RoutingPlan.byType(
                "",
                Stream.of(JsonType.values())
                        .map(type -> RoutingPlan.when(plan(type), type))
                        .toArray(RoutingPlan.TypeCase[]::new));
    }

    private RoutingPlan plan(JsonType type) {
        if (type == JsonType.OBJECT && !objects.isEmpty()) {
            return objectPlan();
        }
        return values.stream()
                .filter(message -> allows(message, type))
                .findFirst()
                .or(() -> values.stream()
                        .filter(message -> types(message).types().isEmpty())
                        .findFirst())
                .map(message -> RoutingPlan.message(message.name()))
                .orElseGet(RoutingPlan::nothing);
    }

    private static boolean allows(MessageSpec message, JsonType type) {
        boolean asNumber = type == JsonType.INTEGER && types(message).types().contains("number");
        return asNumber || types(message).types().contains(type.name().toLowerCase(Locale.ROOT));
    }

    private static FrameFormat.JsonValue types(MessageSpec message) {
        return (FrameFormat.JsonValue) message.format();
    }

    private RoutingPlan objectPlan() {
        List<MessageSpec> marked = objects.stream()
                .filter(message -> !message.format().equals(FrameFormat.onlyObject()))
                .toList();
        if (discriminator == null || marked.size() < objects.size()) {
            return objects.isEmpty()
                    ? RoutingPlan.nothing()
                    : RoutingPlan.message(objects.get(0).name());
        }
        return RoutingPlan.byValue(
                "/" + PointerSteps.escape(discriminator),
                marked.stream().map(DefaultRouting::whenWire).toArray(ValueCase[]::new));
    }

    private static ValueCase whenWire(MessageSpec message) {
        return new ValueCase(
                List.of(JsonNodeFactory.instance.stringNode(message.wire())), RoutingPlan.message(message.name()));
    }
}
