package dev.howl.model.check;

import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.TextPayload;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The search for a frame that two messages accept, which the validator confirms. */
final class TextWitness {
    /** Ends of texts that many patterns take. */
    private static final List<String> ENDS = List.of("", "0", "1", "a", "A", " a", " 0", "a 0");

    private TextWitness() {}

    /** Returns JSON, a text in single quotes; empty where none of the frames that were tried is accepted. */
    static Optional<String> of(Message one, Message other) {
        List<JsonNode> candidates = new ArrayList<>();
        for (Message message : List.of(one, other)) {
            message.examples().stream()
                    .map(Example::payload)
                    .filter(Objects::nonNull)
                    .forEach(candidates::add);
            String start = start(message);
            ENDS.forEach(end -> candidates.add(JsonNodeFactory.instance.stringNode(start + end)));
        }
        return Witness.of(shape(one), shape(other), candidates)
                .map(frame -> one.isText() && frame.isString() ? "'" + frame.stringValue() + "'" : frame.toString());
    }

    private static Shape shape(Message message) {
        Schema payload = message.isText() ? TextPayload.of(message) : message.payload();
        return Shape.of(payload == null ? Schema.implied(Set.of(), null, message.location()) : payload);
    }

    private static String start(Message message) {
        Schema payload = TextPayload.of(message);
        String regex = payload == null ? null : payload.keywords().bounds().pattern();
        return regex == null ? "" : Coverage.start(regex);
    }
}
