package dev.howl.testkit.conformance.check;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutant;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sending of a message that violates its schema, and the refusal that should follow. */
final class MutantTrial {
    private final ChannelInstances instances;
    private final ChannelProtocol protocol;

    MutantTrial(ChannelInstances instances, ChannelProtocol protocol) {
        this.instances = instances;
        this.protocol = protocol;
    }

    /** Sends a mutant; returns whether it was refused in a right way. */
    boolean run(RefusalCheck refusals, Conversation conversation, Message message, Mutant mutant) {
        Expectation sent = conversation.send(message, filled(conversation, message, mutant));
        return refusals.run(
                conversation,
                sent,
                new ExpectedRefusal(
                        words(message, mutant),
                        mutant.pointer(),
                        pointer ->
                                mutant.isAt(pointer) || isWhole(mutant, pointer) || isMember(message, mutant, pointer),
                        codes(mutant)));
    }

    /** Returns a mutant in words. */
    static String words(Message message, Mutant mutant) {
        return "'" + message.id() + "' that breaks " + mutant.keyword() + " at "
                + (mutant.pointer().isEmpty() ? "its root" : mutant.pointer());
    }

    /** Returns whether a pointer is that of a frame which fits none of several messages, so that no value of it is at fault. */
    private boolean isWhole(Mutant mutant, String pointer) {
        return pointer.isEmpty()
                && mutant.frame() instanceof FrameContent.Json json
                && protocol.isAmbiguous(json.value());
    }

    /**
     * Returns whether a pointer is that of the member which the object at the mutant's pointer lacks, or has too many: an
     * error may name the member instead of the object.
     */
    private boolean isMember(Message message, Mutant mutant, String pointer) {
        boolean child = pointer.startsWith(mutant.pointer() + "/")
                && pointer.indexOf('/', mutant.pointer().length() + 1) < 0;
        if (!child || !(mutant.frame() instanceof FrameContent.Json json)) {
            return false;
        }
        return switch (mutant.keyword()) {
            case "required", "dependencies" -> json.value().at(pointer).isMissingNode();
            case "additionalProperties" -> isSurplus(message, json.value(), pointer);
            default -> false;
        };
    }

    /** Returns whether the frame is valid without the member at a pointer. */
    private boolean isSurplus(Message message, JsonNode frame, String pointer) {
        JsonNode copy = frame.deepCopy();
        JsonPointer member = JsonPointer.compile(pointer);
        boolean removed = copy.at(member.head()) instanceof ObjectNode parent
                && parent.remove(member.last().getMatchingProperty()) != null;
        return removed
                && instances
                        .evaluator()
                        .evaluate(Direction.TO_SERVER, message.id(), copy)
                        .isEmpty();
    }

    /** Returns the codes for a frame of an unknown type, for one without a type, or for one that breaks its schema. */
    private static Set<String> codes(Mutant mutant) {
        if (!mutant.routing() || !(mutant.frame() instanceof FrameContent.Json json)) {
            return Set.of("schema_violation", "bad_json");
        }
        boolean named = json.value().at(mutant.pointer()).isString();
        return named && !mutant.pointer().isEmpty()
                ? Set.of("unknown_type")
                : Set.of("unknown_type", "schema_violation", "bad_json");
    }

    /** Returns the mutant with the id of the connection and a fresh correlation id, as far as it stays the same mutant. */
    private FrameContent filled(Conversation conversation, Message message, Mutant mutant) {
        if (!(mutant.frame() instanceof FrameContent.Json json)) {
            return mutant.frame();
        }
        JsonNode filled = conversation.filledInvalid(message, json.value(), mutant.pointer());
        boolean invalid = !instances
                .evaluator()
                .evaluate(Direction.TO_SERVER, message.id(), filled)
                .isEmpty();
        return invalid ? new FrameContent.Json(filled) : mutant.frame();
    }
}
