package dev.howl.model.link;

import dev.howl.model.Channel.Handshake;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.syntax.DerivedNodes;
import dev.howl.model.syntax.DerivedNodes.Part;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parameters of addresses, as each version writes them, and of handshakes. */
final class Parameters {
    private static final String SCHEMA = "x-howl-schema";

    /** Fields of a Parameter Object of 3.x that mean the same in a schema. */
    private static final List<String> KEYWORDS = List.of("enum", "default");

    private final References references;
    private final SchemaLinker schemas;
    /** One for each Parameter Object, however many channels refer to it, so that it becomes one class. */
    private final Map<Node, Schema> derived = new HashMap<>();

    Parameters(References references, SchemaLinker schemas) {
        this.references = references;
        this.schemas = schemas;
    }

    /** Returns the parameters of an address (AsyncAPI 3.x Parameter Object): texts, unless a schema says more. */
    List<Parameter> plain(@Nullable Node written) {
        return each(written, (entry, object) -> parameter(entry, object, schema(object)));
    }

    private Schema schema(Mapping object) {
        Node schema = object.child(SCHEMA);
        if (schema != null) {
            return schemas.schema(schema);
        }
        return derived.computeIfAbsent(object, node -> ofTexts(object));
    }

    private static Schema ofTexts(Mapping object) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("type", new Part(object.location(), text(object, "string")));
        for (String keyword : KEYWORDS) {
            Node value = object.child(keyword);
            if (value != null
                    && !(value instanceof Sequence values && values.items().isEmpty())) {
                parts.put(keyword, new Part(object.keyLocation(keyword), value));
            }
        }
        return SchemaLinker.derived(DerivedNodes.mapping(object, parts));
    }

    /** Returns the parameters of an address whose values a schema describes (AsyncAPI 2.x Parameter Object). */
    List<Parameter> described(@Nullable Node written) {
        return each(written, (entry, object) -> {
            Node schema = object.child("schema");
            return parameter(
                    entry,
                    object,
                    schema == null
                            ? Schema.implied(Set.of(Schema.Type.STRING), null, entry.where())
                            : schemas.schema(schema));
        });
    }

    private static Parameter parameter(Node entry, Mapping object, Schema schema) {
        String own = object.text("description");
        return new Parameter(
                entry.step(),
                own == null ? schema.keywords().description() : own,
                Shape.of(schema),
                true,
                entry.where());
    }

    /** Returns a parameter that is a text, one of these values if there are any. */
    static Parameter ofTexts(
            String name,
            @Nullable String description,
            List<String> values,
            @Nullable String defaultValue,
            Location location) {
        Mapping origin = DerivedNodes.empty(location);
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("type", new Part(location, text(origin, "string")));
        if (!values.isEmpty()) {
            List<Node> items =
                    values.stream().map(value -> (Node) text(origin, value)).toList();
            parts.put("enum", new Part(location, DerivedNodes.sequence(origin, items)));
        }
        if (defaultValue != null) {
            parts.put("default", new Part(location, text(origin, defaultValue)));
        }
        Schema schema = SchemaLinker.derived(DerivedNodes.mapping(origin, parts));
        return new Parameter(name, description, Shape.of(schema), true, location);
    }

    private static Scalar text(Node origin, String text) {
        return DerivedNodes.scalar(origin, JsonNodeFactory.instance.stringNode(text));
    }

    /** Returns the schemas of a channel's WebSockets binding. */
    Handshake handshake(Mapping channel) {
        Node binding = child(channel.child("bindings"), "ws");
        return new Handshake(schema(child(binding, "query")), schema(child(binding, "headers")));
    }

    private List<Schema> schema(@Nullable Node written) {
        return written == null ? List.of() : List.of(schemas.schema(written));
    }

    private List<Parameter> each(@Nullable Node written, BiFunction<Node, Mapping, Parameter> read) {
        List<Parameter> linked = new ArrayList<>();
        if (written instanceof Mapping map) {
            map.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping parameter) {
                    linked.add(read.apply(entry, parameter));
                }
            });
        }
        return linked;
    }

    /** Returns the texts of a list. */
    static List<String> texts(@Nullable Node written) {
        List<String> texts = new ArrayList<>();
        if (written instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item.json().isString()) {
                    texts.add(item.json().stringValue());
                }
            }
        }
        return texts;
    }

    private @Nullable Node child(@Nullable Node node, String key) {
        Node end = node == null ? null : references.follow(node);
        return end == null ? null : end.child(key);
    }
}
