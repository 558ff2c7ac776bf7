package dev.howl.testkit.instance;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes frames that break one known constraint each, from valid frames of a channel. The independent {@link Evaluator}
 * confirms that each is invalid, and names the keywords; Howl's validator has no say, so that a constraint that it
 * forgets is found. Frames that would be valid as another message are left out. Thread-safe.
 */
public final class Mutants {
    private static final int NODES = 60;
    private static final int EACH = 10;
    private static final Set<String> SEVERAL = Set.of("required", "dependencies");

    private static final Set<String> AROUND = Set.of("oneOf", "anyOf", "if", "not", "contains", "dependencies");

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

    /** Mutants of a message, and the constraints that none of them breaks. */
    public record Survey(List<Mutant> mutants, List<Unmutated> unmutated) {
        public Survey {
            mutants = List.copyOf(mutants);
            unmutated = List.copyOf(unmutated);
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
        return new Survey(found.values().stream().flatMap(List::stream).toList(), unmutated);
    }

    private void mutate(
            Direction direction,
            Message message,
            FrameContent frame,
            Choices choices,
            Map<KeywordPlace, List<Mutant>> found,
            Map<KeywordPlace, String> reasons) {
        Confirmation confirmation = new Confirmation(direction, message, frame);
        for (MutationSite site : instances.sites(direction, message, frame)) {
            for (String keyword : SchemaWalk.keywords(site.schema())) {
                KeywordPlace constraint = site.constraint(keyword);
                if (!found.containsKey(constraint)) {
                    Mutations mutations = new Mutations(instances.schemas(), new Draw(choices, 1, NODES));
                    List<Mutant> mutants = confirmation.of(site, keyword, mutations.of(site, keyword));
                    if (mutants.isEmpty()) {
                        reasons.put(constraint, confirmation.reason);
                    } else {
                        found.put(constraint, mutants);
                    }
                }
            }
        }
    }

    /** The check of changed values of one frame. */
    private final class Confirmation {
        private final Direction direction;
        private final Message message;
        private final FrameContent valid;
        private String reason = "";
        /** Whether nothing but the value at the pointer is at fault in the last mutant. */
        private boolean clean;

        Confirmation(Direction direction, Message message, FrameContent valid) {
            this.direction = direction;
            this.message = message;
            this.valid = valid;
        }

        List<Mutant> of(MutationSite site, String keyword, List<JsonNode> values) {
            List<Mutant> mutants = new ArrayList<>();
            reason = "its values are not of the type that it constrains";
            int most = SEVERAL.contains(keyword) ? EACH : 1;
            for (JsonNode value : values) {
                Optional<Mutant> mutant = confirmed(site, keyword, value);
                if (mutant.isPresent() && (clean || most > 1)) {
                    mutants.add(0, mutant.get());
                } else {
                    mutant.ifPresent(mutants::add);
                }
                if (mutants.size() >= most && (clean || most > 1)) {
                    break;
                }
            }
            return mutants.subList(0, Math.min(most, mutants.size()));
        }

        private Optional<Mutant> confirmed(MutationSite site, String keyword, JsonNode value) {
            clean = false;
            if (message.isText() && !value.isString()) {
                reason = "a frame in text is always a string";
                return Optional.empty();
            }
            FrameContent frame = changed(site, value);
            if (frame.bytes().length > instances.maxBytes()) {
                reason = "what breaks it is longer than the " + instances.maxBytes() + " bytes that are allowed";
                return Optional.empty();
            }
            List<Evaluator.Failure> failures = failures(frame);
            if (failures.stream().noneMatch(failure -> isMeant(failure, site, keyword))) {
                reason = failures.isEmpty() ? "each change of it is valid" : "each change of it breaks something else";
                return Optional.empty();
            }
            List<String> candidates = instances.judge().candidates(direction, frame);
            boolean other = !candidates.isEmpty() && !candidates.contains(message.id());
            if (other || instances.judge().isAcceptedAsAny(direction, candidates, frame)) {
                reason = "each change of it makes another message of the frame";
                return Optional.empty();
            }
            clean = failures.stream().allMatch(failure -> failure.pointer().equals(site.pointer()));
            return Optional.of(mutant(frame, site, keyword, failures, candidates.isEmpty()));
        }

        private static Mutant mutant(
                FrameContent frame,
                MutationSite site,
                String keyword,
                List<Evaluator.Failure> failures,
                boolean routing) {
            Set<String> keywords = new TreeSet<>(Set.of(keyword));
            failures.forEach(failure -> keywords.add(failure.keyword()));
            List<String> around = failures.stream()
                    .filter(failure -> AROUND.contains(failure.keyword()) && site.isWithin(failure.pointer()))
                    .map(Evaluator.Failure::pointer)
                    .toList();
            Set<String> pointers = failures.stream()
                    .map(Evaluator.Failure::pointer)
                    .filter(pointer -> around.stream().anyMatch(outer -> MutationSite.isWithin(pointer, outer)))
                    .collect(Collectors.toSet());
            return new Mutant(
                    frame,
                    site.pointer(),
                    pointers,
                    keyword,
                    keywords,
                    site.schema().pointer(),
                    routing);
        }

        private List<Evaluator.Failure> failures(FrameContent frame) {
            JsonNode value =
                    message.isText() ? JsonNodeFactory.instance.stringNode(frame.text()) : FrameJudge.read(frame);
            return value == null ? List.of() : instances.evaluator().evaluate(direction, message.id(), value);
        }

        private boolean isMeant(Evaluator.Failure failure, MutationSite site, String keyword) {
            return failure.keyword().equals(keyword)
                    && failure.pointer().equals(site.pointer())
                    && failure.schemaPointer().equals(site.schema().pointer());
        }

        private FrameContent changed(MutationSite site, JsonNode value) {
            if (message.isText()) {
                return new FrameContent.Text(value.stringValue());
            }
            return new FrameContent.Json(site.replacedIn(((FrameContent.Json) valid).value(), value));
        }
    }

    /** Returns all keywords that some mutants break. */
    public static Set<KeywordPlace> constraints(List<Mutant> mutants) {
        Set<KeywordPlace> constraints = new LinkedHashSet<>();
        mutants.forEach(mutant -> constraints.add(mutant.constraint()));
        return constraints;
    }
}
