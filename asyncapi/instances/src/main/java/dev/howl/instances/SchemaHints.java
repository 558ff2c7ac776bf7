package dev.howl.instances;

import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The annotations of a message's schemas that frames for people follow: examples of values, and deprecated members. */
final class SchemaHints {
    private static final int MOST_SCHEMAS = 200;

    private final @Nullable Schema payload;

    private SchemaHints(@Nullable Schema payload) {
        this.payload = payload;
    }

    static SchemaHints of(Message message) {
        return new SchemaHints(message.payload());
    }

    /** Returns the examples that schemas have of the value at a pointer; some of another alternative than the value's. */
    Stream<JsonNode> examples(String pointer) {
        return schemas(pointer)
                .map(Keywords::json)
                .flatMap(json -> Stream.concat(
                        json.path("examples").isArray() ? json.path("examples").valueStream() : Stream.of(),
                        json.has("example") ? Stream.of(json.path("example")) : Stream.of()));
    }

    /** Returns a frame without the members that schemas call deprecated, as far as it is valid without them. */
    FrameContent withoutDeprecated(FrameContent frame, Predicate<FrameContent> isValid) {
        if (!(frame instanceof FrameContent.Json json)) {
            return frame;
        }
        List<String> deprecated = new ArrayList<>();
        collect("", json.value(), deprecated);
        FrameContent.Json kept = json;
        for (String pointer : deprecated) {
            FrameContent.Json without = new FrameContent.Json(removed(kept.value(), JsonPointer.compile(pointer)));
            kept = isValid.test(without) ? without : kept;
        }
        return kept;
    }

    private void collect(String pointer, JsonNode value, List<String> deprecated) {
        if (!pointer.isEmpty() && isDeprecated(pointer)) {
            deprecated.add(pointer);
        } else {
            value.properties()
                    .forEach(member -> collect(
                            pointer + "/" + SchemaPlace.escape(member.getKey()), member.getValue(), deprecated));
        }
    }

    private boolean isDeprecated(String pointer) {
        return schemas(pointer).anyMatch(Keywords::deprecated);
    }

    private static JsonNode removed(JsonNode frame, JsonPointer pointer) {
        JsonNode copy = frame.deepCopy();
        if (copy.at(pointer.head()) instanceof ObjectNode parent) {
            parent.remove(pointer.last().getMatchingProperty());
        }
        return copy;
    }

    private Stream<Keywords> schemas(String pointer) {
        Set<Schema> found = payload == null ? Set.of() : applying(List.of(payload));
        JsonPointer rest = JsonPointer.compile(pointer);
        while (!rest.matches()) {
            String name = rest.getMatchingProperty();
            boolean isIndex = rest.mayMatchElement();
            found = applying(found.stream()
                    .map(Schema::keywords)
                    .flatMap(keywords -> Stream.of(keywords.properties().get(name), isIndex ? keywords.items() : null)
                            .flatMap(Stream::ofNullable))
                    .toList());
            rest = rest.tail();
        }
        return found.stream().map(Schema::keywords);
    }

    /** Returns schemas with all that they refer to and all their alternatives. */
    private static Set<Schema> applying(List<Schema> roots) {
        Set<Schema> all = new LinkedHashSet<>();
        List<Schema> open = new ArrayList<>(roots);
        for (int i = 0; i < open.size() && all.size() < MOST_SCHEMAS; i++) {
            for (Schema part : Shape.of(open.get(i)).parts()) {
                if (all.add(part)) {
                    Keywords keywords = part.keywords();
                    open.addAll(keywords.oneOf());
                    open.addAll(keywords.anyOf());
                }
            }
        }
        return all;
    }
}
