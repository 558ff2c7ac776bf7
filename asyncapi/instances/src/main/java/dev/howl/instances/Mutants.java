package dev.howl.instances;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A maker of frames that break one known constraint each, from valid frames of a channel. The independent {@link Evaluator}
 * confirms that each is invalid, and names the keywords; Howl's validator has no say, so that a constraint that it
 * forgets is found. Frames that would be valid as another message are left out. Thread-safe.
 */
public final class Mutants {
    private static final int NODES = 60;

    private final ChannelInstances instances;

    private Mutants(ChannelInstances instances) {
        this.instances = instances;
    }

    /** Returns the maker of mutants of a channel's frames. */
    public static Mutants of(ChannelInstances instances) {
        return new Mutants(instances);
    }

    /**
     * A constraint that no mutant was found for.
     *
     * @param reason in words
     */
    public record Unmutated(KeywordPlace constraint, String reason) {}

    /**
     * Mutants of a message, and the constraints that none of them breaks.
     *
     * @param unmutated constraints that valid frames meet
     * @param unasserted constraints that valid frames need not meet: those inside negations, conditions and the like
     */
    public record Survey(List<Mutant> mutants, List<Unmutated> unmutated, List<Unmutated> unasserted) {
        public Survey {
            mutants = List.copyOf(mutants);
            unmutated = List.copyOf(unmutated);
            unasserted = List.copyOf(unasserted);
        }

        /** Returns all constraints that no mutant breaks, with the reason. */
        public List<Unmutated> unbroken() {
            return Stream.concat(unmutated.stream(), unasserted.stream()).toList();
        }
    }

    /**
     * Makes mutants for the constraints that a frame meets, at most a few for each.
     *
     * @param frame a valid frame of the message
     * @param choices decide the values that alternatives and negations are broken with
     */
    public List<Mutant> of(Direction direction, Message message, FrameContent frame, Choices choices) {
        Map<KeywordPlace, List<Mutant>> found = new LinkedHashMap<>();
        mutate(direction, message, frame, choices, found, new LinkedHashMap<>());
        return found.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Makes mutants for the constraints of a message, from its examples and from generated frames.
     *
     * @param frames most frames to start from; those that come first decide
     * @param seed of the generated frames
     */
    public Survey survey(Direction direction, Message message, int frames, long seed) {
        Map<KeywordPlace, List<Mutant>> found = new LinkedHashMap<>();
        Map<KeywordPlace, String> reasons = new LinkedHashMap<>();
        Set<KeywordPlace> all = instances.constraints(direction, message);
        List<FrameContent> examples = instances.examples(direction, message);
        for (int i = 0; i < frames && !found.keySet().containsAll(all); i++) {
            Choices choices = Choices.seeded(seed + i);
            Optional<FrameContent> frame = i < examples.size()
                    ? Optional.of(examples.get(i))
                    : instances.generated(direction, message, choices);
            frame.ifPresent(valid -> mutate(direction, message, valid, choices, found, reasons));
        }
        List<Unmutated> unmutated = all.stream()
                .filter(constraint -> !found.containsKey(constraint))
                .map(constraint -> new Unmutated(
                        constraint, reasons.getOrDefault(constraint, "no valid frame was made that meets it")))
                .toList();
        List<Unmutated> unasserted = instances.unasserted(direction, message).entrySet().stream()
                .map(entry -> new Unmutated(entry.getKey(), entry.getValue()))
                .toList();
        return new Survey(found.values().stream().flatMap(List::stream).toList(), unmutated, unasserted);
    }

    private void mutate(
            Direction direction,
            Message message,
            FrameContent frame,
            Choices choices,
            Map<KeywordPlace, List<Mutant>> found,
            Map<KeywordPlace, String> reasons) {
        MutantCheck check = new MutantCheck(instances, direction, message, frame);
        for (MutationSite site : instances.sites(direction, message, frame)) {
            for (String keyword : ConstraintKeywords.of(site.schema())) {
                KeywordPlace constraint = site.constraint(keyword);
                if (!found.containsKey(constraint)) {
                    Mutations mutations = new Mutations(instances.schemas(), new Draw(choices, 1, NODES));
                    List<Mutant> mutants = check.of(site, keyword, mutations.of(site, keyword));
                    if (mutants.isEmpty()) {
                        reasons.put(constraint, check.reason());
                    } else {
                        found.put(constraint, mutants);
                    }
                }
            }
        }
    }

    /** Returns all keywords that some mutants break. */
    public static Set<KeywordPlace> constraints(List<Mutant> mutants) {
        Set<KeywordPlace> constraints = new LinkedHashSet<>();
        mutants.forEach(mutant -> constraints.add(mutant.constraint()));
        return constraints;
    }
}
