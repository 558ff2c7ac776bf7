package dev.howl.testkit.mock;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the steps of a script's rule. */
final class ScriptSteps {
    private static final Map<String, MockStep> PLAIN = Map.of(
            "reply", MockStep.Answer.USUAL,
            "drop", new MockStep.Misbehave(new Misbehaviour.Drop()),
            "duplicate", new MockStep.Misbehave(new Misbehaviour.Duplicate()),
            "reorder", new MockStep.Misbehave(new Misbehaviour.Reorder()),
            "truncate", new MockStep.Misbehave(new Misbehaviour.Truncate()),
            "half-open", new MockStep.Silence(),
            "reset", new MockStep.Reset());
    private static final Map<String, Function<String, MockStep>> VALUED = Map.of(
            "delay", value -> new MockStep.Wait(ShortDuration.parse(value)),
            "close", value -> new MockStep.End(new Misbehaviour.Close(FaultRule.code(value)).code()),
            "invalid", value -> new MockStep.Misbehave(new Misbehaviour.Invalid(value)),
            "error", MockStep.Refuse::new,
            "gap", MockStep.Skip::new,
            "moving",
                    value -> new MockStep.Move(
                            ShortDuration.parse(value),
                            ShortDuration.parse(value).multipliedBy(2)));
    private static final String KNOWN = "reply, push, delay, close, error, invalid, drop, duplicate, reorder, truncate,"
            + " half-open, reset, gap, moving";
    private static final Set<String> MESSAGES = Set.of("reply", "push");

    private final MockedChannel channel;
    private final Diagnostics diagnostics;

    ScriptSteps(MockedChannel channel, Diagnostics diagnostics) {
        this.channel = channel;
        this.diagnostics = diagnostics;
    }

    /** @param answering whether there is a message to answer */
    List<MockStep> steps(Mapping rule, String key, boolean answering) {
        Node written = rule.child(key);
        if (!(written instanceof Sequence list) || list.items().isEmpty()) {
            diagnostics.error(rule.keyLocation(key), "'" + key + "' is a list of steps: " + KNOWN);
            return List.of();
        }
        List<MockStep> steps = new ArrayList<>();
        for (Node item : list.items()) {
            MockStep step = step(item);
            if (step != null && !answering && isAnswer(step)) {
                diagnostics.error(item.location(), "there is no message to answer here; use push");
            } else if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static boolean isAnswer(MockStep step) {
        return step instanceof MockStep.Answer || step instanceof MockStep.Refuse || step instanceof MockStep.Misbehave;
    }

    private @Nullable MockStep step(Node item) {
        if (item instanceof Scalar scalar && scalar.text() != null) {
            MockStep step = PLAIN.get(scalar.text());
            return step == null ? unknown(item.location(), scalar.text()) : step;
        }
        if (!(item instanceof Mapping mapping) || mapping.keys().isEmpty()) {
            diagnostics.error(item.location(), "a step is a word or an object: " + KNOWN);
            return null;
        }
        String name = mapping.keys().iterator().next();
        Location place = mapping.keyLocation(name);
        for (String other : mapping.keys()) {
            if (!other.equals(name) && !(other.equals("content") && MESSAGES.contains(name))) {
                diagnostics.error(mapping.keyLocation(other), "'" + other + "' is no part of step '" + name + "'");
                return null;
            }
        }
        String value = value(mapping.child(name));
        if (MESSAGES.contains(name)) {
            return message(name, value, mapping, place);
        }
        Function<String, MockStep> maker = VALUED.get(name);
        return maker == null ? unknown(place, name) : made(maker, value, place);
    }

    private static String value(@Nullable Node node) {
        return node == null ? "" : node.json().asString("");
    }

    private @Nullable MockStep unknown(Location place, @Nullable String name) {
        diagnostics.error(place, "there is no step '" + name + "'; there are: " + KNOWN);
        return null;
    }

    private @Nullable MockStep made(Function<String, MockStep> maker, String value, Location place) {
        try {
            MockStep step = maker.apply(value);
            if (step instanceof MockStep.Skip skip
                    && !channel.channel().howl().topics().containsKey(skip.topic())) {
                throw new IllegalArgumentException("channel '" + channel.id() + "' has no topic '" + value + "'");
            }
            return step;
        } catch (IllegalArgumentException e) {
            diagnostics.error(place, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable MockStep message(String name, String id, Mapping step, Location place) {
        if (!channel.toClient().containsKey(id)) {
            diagnostics.error(
                    place,
                    "the server sends no message '" + id + "', but: "
                            + String.join(", ", channel.toClient().keySet()));
            return null;
        }
        Node content = step.child("content");
        JsonNode json = content == null ? null : content.json();
        if (content != null) {
            check(id, content);
        }
        return name.equals("reply") ? new MockStep.Answer(id, json) : new MockStep.Push(id, json);
    }

    private void check(String message, Node content) {
        for (Violation violation :
                channel.conformance().validator().validate(Direction.TO_CLIENT, message, content.json())) {
            Node place = content;
            for (JsonPointer step = JsonPointer.compile(violation.pointer()); !step.matches(); step = step.tail()) {
                Node child = place.child(step.getMatchingProperty());
                place = child == null ? place : child;
            }
            diagnostics.error(
                    place.location(), "the content breaks the schema of message '" + message + "' at " + violation);
        }
    }
}
