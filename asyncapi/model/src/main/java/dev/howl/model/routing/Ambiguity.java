package dev.howl.model.routing;

import dev.howl.model.shape.Witness;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Two messages that nothing distinguishes; a frame that fits both is taken for the first. */
public final class Ambiguity {
    private final Candidate first;
    private final Candidate second;

    Ambiguity(Candidate first, Candidate second) {
        this.first = first;
        this.second = second;
    }

    /** Returns the id of the message that stands first in the document. */
    public String first() {
        return first.id();
    }

    /** Returns the id of the other message. */
    public String second() {
        return second.id();
    }

    /** Returns a frame that both accept, as JSON; empty where none was found. Takes a validator's time. */
    public Optional<String> witness() {
        List<JsonNode> more = Stream.concat(first.examples().stream(), second.examples().stream())
                .toList();
        return Witness.of(first.shape(), second.shape(), more).map(JsonNode::toString);
    }
}
