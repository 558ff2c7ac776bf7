package dev.howl.testkit.mock;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The contents of the messages that a mock sends: the examples of the document in order, from the start again after the
 * last one; without any, contents that are generated from the schema by seed. Thread-safe.
 */
final class ContentSource {
    private static final int FRAMES_TO_MUTATE = 20;

    private final ChannelInstances instances;
    private final Mutants mutants;
    private final long seed;
    private final Map<String, List<FrameContent>> examples = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> used = new ConcurrentHashMap<>();

    ContentSource(Contract sockets, Channel channel, long seed) {
        this.instances = ChannelInstances.of(sockets, channel);
        this.mutants = Mutants.of(instances);
        this.seed = seed;
    }

    /** Returns the next content of a message of the server; empty if no valid one was found. */
    Optional<FrameContent> next(Message message) {
        List<FrameContent> known =
                examples.computeIfAbsent(message.id(), id -> instances.examples(Direction.TO_CLIENT, message));
        int number =
                used.computeIfAbsent(message.id(), id -> new AtomicInteger()).getAndIncrement();
        return known.isEmpty()
                ? instances
                        .generated(Direction.TO_CLIENT, message, choices(message, number))
                        .map(content -> tidy(message, content))
                : Optional.of(known.get(Math.floorMod(number, known.size())));
    }

    private FrameContent tidy(Message message, FrameContent content) {
        if (message.payload() == null || !(content instanceof FrameContent.Json json)) {
            return content;
        }
        FrameContent tidy = new FrameContent.Json(TidyFrame.of(Shape.of(message.payload()), json.value()));
        return isValid(message, tidy) ? tidy : content;
    }

    private Choices choices(Message message, int number) {
        return Choices.seeded(seed * 1_000_003 + message.id().hashCode() * 31L + number);
    }

    /** Returns whether a receiver takes a content for the message, and finds no fault in it. */
    boolean isValid(Message message, FrameContent content) {
        return instances.objection(Direction.TO_CLIENT, message, content).isEmpty();
    }

    /** Begins with the first examples again. */
    void reset() {
        used.clear();
    }

    /** Returns a content changed so that it violates a keyword, empty if that is not possible. */
    Optional<FrameContent> mutant(Message message, FrameContent content, String keyword) {
        List<Mutant> own = mutants.of(Direction.TO_CLIENT, message, content, choices(message, 0));
        // The content itself may lack the value that the keyword constrains.
        return violating(own, keyword)
                .or(() -> violating(
                        mutants.survey(Direction.TO_CLIENT, message, FRAMES_TO_MUTATE, seed)
                                .mutants(),
                        keyword))
                .map(Mutant::frame);
    }

    /** Returns a mutant of a keyword; if there is one, one that is still recognised as the message. */
    private static Optional<Mutant> violating(List<Mutant> mutants, String keyword) {
        return mutants.stream()
                .filter(mutant -> mutant.keyword().equals(keyword))
                .min(Comparator.comparing(Mutant::routing));
    }

    /** Returns a payload as the content of a frame; {@code null} if the message cannot have it. */
    static @Nullable FrameContent content(Message message, JsonNode payload) {
        if (message.isJson()) {
            return new FrameContent.Json(payload);
        }
        return message.isText() && payload.isString() ? new FrameContent.Text(payload.stringValue()) : null;
    }
}
