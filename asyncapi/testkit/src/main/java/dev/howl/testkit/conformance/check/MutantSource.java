package dev.howl.testkit.conformance.check;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.KeywordPlace;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The invalid messages of a channel, made once for each message. */
final class MutantSource {
    private static final int FRAMES = 12;

    private final ChannelInstances instances;
    private final Mutants mutants;
    private final Map<String, Mutants.Survey> surveys = new HashMap<>();

    MutantSource(ChannelInstances instances) {
        this.instances = instances;
        this.mutants = Mutants.of(instances);
    }

    Set<KeywordPlace> constraints(Message message) {
        return instances.constraints(Direction.TO_SERVER, message);
    }

    Mutants.Survey survey(Message message, long seed) {
        return surveys.computeIfAbsent(message.id(), id -> mutants.survey(Direction.TO_SERVER, message, FRAMES, seed));
    }

    /** Returns a mutant of a constraint, from the valid frame that these choices make; empty if they make none. */
    Optional<Mutant> mutant(Message message, KeywordPlace constraint, Choices choices) {
        return instances
                .generated(Direction.TO_SERVER, message, choices)
                .flatMap(frame -> mutants.of(Direction.TO_SERVER, message, frame, choices).stream()
                        .filter(mutant -> mutant.constraint().equals(constraint))
                        .findFirst());
    }

    /** Returns choices that make a mutant of a constraint; empty if a bounded number of tries finds none. */
    Optional<List<Integer>> choices(Message message, KeywordPlace constraint, long seed) {
        for (int i = 0; i < FRAMES; i++) {
            Choices choices = Choices.seeded(seed + i);
            if (mutant(message, constraint, choices).isPresent()) {
                return Optional.of(choices.taken());
            }
        }
        return Optional.empty();
    }

    /** Returns a constraint in words: the place of its schema, from the message if it is inline, and the keyword. */
    static String words(Message message, KeywordPlace place) {
        return place.words(message.id());
    }
}
