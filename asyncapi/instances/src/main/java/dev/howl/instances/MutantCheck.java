package dev.howl.instances;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The check of changed values of one frame, by the evaluator. */
final class MutantCheck {
    private static final int EACH = 10;
    private static final Set<String> SEVERAL = Set.of("required", "dependencies");
    private static final Set<String> AROUND = Set.of("oneOf", "anyOf", "if", "not", "contains", "dependencies");

    private final ChannelInstances instances;
    private final Direction direction;
    private final Message message;
    private final FrameContent valid;
    private String reason = "";
    /** True if nothing but the value at the pointer is at fault in the last mutant. */
    private boolean clean;

    MutantCheck(ChannelInstances instances, Direction direction, Message message, FrameContent valid) {
        this.instances = instances;
        this.direction = direction;
        this.message = message;
        this.valid = valid;
    }

    List<Mutant> of(MutationSite site, String keyword, List<JsonNode> values) {
        List<Mutant> mutants = new ArrayList<>();
        reason = !values.isEmpty()
                ? "each change of it is valid"
                : isOfItsType(site, keyword)
                        ? "its bound is too large to be passed"
                        : "its values are not of the type that it constrains";
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

    private static boolean isOfItsType(MutationSite site, String keyword) {
        return switch (keyword) {
            case "maxLength" -> site.value().isString();
            case "maxItems" -> site.value().isArray();
            case "maxProperties" -> site.value().isObject();
            default -> false;
        };
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
            FrameContent frame, MutationSite site, String keyword, List<Evaluator.Failure> failures, boolean routing) {
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
        JsonNode value = message.isText() ? JsonNodeFactory.instance.stringNode(frame.text()) : FrameJudge.read(frame);
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

    /** Returns why the last constraint has no mutant. */
    String reason() {
        return reason;
    }
}
