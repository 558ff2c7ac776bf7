package dev.howl.testkit.record;

import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.testkit.transcript.TranscriptLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masking of secrets in frames: values whose schema has the {@code format} {@code password}; in messages that authenticate
 * the client, and in those that the contract does not have, also values of members with a secret's name.
 */
final class SecretMask {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_SHAPE_DEPTH = 12;
    private static final Set<String> AUTHENTICATING = Set.of("connect", "refresh");

    private SecretMask() {}

    /**
     * Returns a masked copy of a frame.
     *
     * @param message {@code null} if the contract has none that fits
     */
    static JsonNode of(@Nullable Message message, JsonNode frame) {
        JsonNode copy = frame.deepCopy();
        boolean byName = message == null || AUTHENTICATING.contains(message.role() == null ? "" : message.role());
        List<Shape> shapes =
                message == null || message.payload() == null ? List.of() : List.of(Shape.of(message.payload()));
        mask(shapes, copy, byName, 0);
        return copy;
    }

    static boolean isPassword(Shape shape) {
        return shape.first(keywords -> keywords.format())
                .filter("password"::equals)
                .isPresent();
    }

    /** @param shapes all that may describe the value */
    private static void mask(List<Shape> shapes, JsonNode value, boolean byName, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        List<Shape> all = depth > MAX_SHAPE_DEPTH ? List.of() : withBranches(shapes);
        if (value.isArray()) {
            List<Shape> items =
                    all.stream().flatMap(shape -> shape.items().stream()).toList();
            value.forEach(item -> mask(items, item, byName, depth + 1));
        } else if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                member(all, object, name, byName, depth);
            }
        }
    }

    private static void member(List<Shape> all, ObjectNode object, String name, boolean byName, int depth) {
        List<Shape> own = new ArrayList<>();
        for (Shape shape : all) {
            Member member = shape.members().get(name);
            if (member != null) {
                own.add(member.shape());
            }
        }
        JsonNode value = object.path(name);
        boolean secret = (byName && SecretNames.isSecret(name))
                || withBranches(own).stream().anyMatch(SecretMask::isPassword);
        if (secret && value.isValueNode() && !value.isNull() && !value.isBoolean()) {
            object.put(name, TranscriptLine.MASK);
        } else {
            mask(own, value, byName, depth + 1);
        }
    }

    private static List<Shape> withBranches(List<Shape> shapes) {
        List<Shape> all = new ArrayList<>(shapes);
        for (Shape shape : shapes) {
            for (Branches group : shape.alternatives()) {
                for (Schema branch : group.branches()) {
                    all.add(shape.branch(group, branch));
                }
            }
        }
        return all;
    }
}
