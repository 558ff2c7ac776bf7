package dev.howl.instances;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A maker of the frame of one message that people read. It starts with the simplest valid frame and replaces value by
 * value; what makes the frame invalid is dropped.
 *
 * @param direction one in which the message travels
 */
record ReadableMaker(ChannelInstances instances, Direction direction, Message message) {
    /** Levels with optional content, most first; level 0 has none. */
    private static final List<Integer> LEVELS = List.of(4, 2, 1, 0);
    /** Length of a frame on one line up to which it has optional content. */
    private static final int SMALL = 500;

    private static final int MOST_TRIES = 400;

    /** Returns the frame, empty if none was found. */
    Optional<FrameContent> frame() {
        return LEVELS.stream()
                .flatMap(level -> instances.made(direction, message, Choices.simplest(), level).stream()
                        .filter(frame -> level == 0 || frame.bytes().length <= SMALL))
                .findFirst()
                .map(this::improved);
    }

    private FrameContent improved(FrameContent made) {
        FrameContent frame = made;
        SchemaHints hints = SchemaHints.of(message);
        int tries = 0;
        List<String> done = new ArrayList<>();
        for (String pointer : sites(frame).keySet()) {
            List<MutationSite> here = sites(frame).get(pointer);
            if (here == null || done.stream().anyMatch(outer -> MutationSite.isWithin(pointer, outer))) {
                continue;
            }
            for (JsonNode other : better(here, hints)) {
                FrameContent candidate = with(frame, here.get(0), other);
                if (++tries <= MOST_TRIES && isValid(candidate)) {
                    frame = candidate;
                    done.add(pointer);
                    break;
                }
            }
        }
        return hints.withoutDeprecated(frame, this::isValid);
    }

    private boolean isValid(FrameContent frame) {
        return instances.objection(direction, message, frame).isEmpty();
    }

    /** Returns the values of a frame with their schemas, by pointer, a value before its parts. */
    private Map<String, List<MutationSite>> sites(FrameContent frame) {
        Map<String, List<MutationSite>> sites = new LinkedHashMap<>();
        instances.sites(direction, message, frame).forEach(site -> sites.computeIfAbsent(
                        site.pointer(), pointer -> new ArrayList<>())
                .add(site));
        return sites;
    }

    private static FrameContent with(FrameContent frame, MutationSite site, JsonNode other) {
        JsonNode value = frame instanceof FrameContent.Json json ? json.value() : site.value();
        JsonNode changed = site.replacedIn(value, other);
        return frame instanceof FrameContent.Text && changed.isString()
                ? new FrameContent.Text(changed.stringValue())
                : new FrameContent.Json(changed);
    }

    /** Returns values that may be put in the place of one, the best first. */
    private List<JsonNode> better(List<MutationSite> here, SchemaHints hints) {
        JsonNode value = here.get(0).value();
        String pointer = here.get(0).pointer();
        if (here.stream().anyMatch(site -> site.schema().has("const"))) {
            return List.of();
        }
        Stream<JsonNode> defaults = here.stream()
                .map(site -> site.schema().get("default"))
                .filter(standard -> standard.isValueNode()
                        && !standard.isNull()
                        && !standard.asString().isEmpty());
        boolean isListed = here.stream().anyMatch(site -> site.schema().has("enum"));
        List<SchemaPlace> schemas = here.stream().map(MutationSite::schema).toList();
        Stream<JsonNode> usual = isListed ? Stream.of() : UsualValues.of(name(pointer), value, schemas).stream();
        return Stream.of(hints.examples(pointer), defaults, usual)
                .flatMap(values -> values)
                .takeWhile(other -> !Demand.same(other, value))
                .toList();
    }

    /** Returns the name of the member that has a value, or of that which has the array with it. */
    private static String name(String pointer) {
        List<String> steps = List.of(pointer.split("/", -1));
        return IntStream.range(1, steps.size())
                .mapToObj(i -> steps.get(steps.size() - i))
                .filter(step -> !step.matches("\\d*"))
                .findFirst()
                .orElse("");
    }
}
