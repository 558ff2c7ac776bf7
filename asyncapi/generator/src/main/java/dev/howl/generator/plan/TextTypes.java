package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Body;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.TextPattern;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The classes of messages that are no JSON objects: texts, bytes, and JSON values of any kind. */
final class TextTypes {
    private static final ClassName STRING = ClassName.get(String.class);
    /** The runtime's name for the text of a whole frame. */
    private static final String TEXT = "text";

    private static final String VALUE = "value";
    private static final String BYTES = "bytes";

    private TextTypes() {}

    /** Returns a record that holds a JSON value. */
    static RecordType value(Message message, ClassName name, TypePlanner planner) {
        Schema payload = message.payload();
        Schema schema = payload == null ? Schema.implied(Set.of(), "the whole frame", message.location()) : payload;
        Shape shape = Shape.of(schema);
        TypeName type = planner.type(shape, () -> name.simpleName() + "Value");
        boolean optional = shape.isNullable() && !type.equals(ClassName.get(JsonNode.class));
        Component value = new Component(
                VALUE, VALUE, optional ? type.box() : type, Holds.VALUE, optional, true, null, null, shape);
        return new RecordType(name, Shape.of(schema), List.of(value), List.of(), List.of(), null, new Body.Value());
    }

    /** Returns a class that holds bytes. */
    static RecordType binary(Message message, ClassName name) {
        Schema content = Schema.implied(
                Set.of(Schema.Type.STRING), "the content of the frame, " + message.contentType(), message.location());
        return record(
                name,
                described(message),
                List.of(component(BYTES, BYTES, TypeName.get(byte[].class), true, content)),
                new Body.Bytes());
    }

    /** Returns a record that holds a text of which nothing is known. */
    static RecordType text(Message message, ClassName name) {
        Schema frame = Schema.implied(
                Set.of(Schema.Type.STRING), "the whole frame, " + message.contentType(), message.location());
        return record(
                name,
                described(message),
                List.of(component(TEXT, TEXT, STRING, true, frame)),
                new Body.Text(List.of(), null, List.of(), null));
    }

    /** Returns the payload, for its words; a schema without words where the message has none. */
    private static Schema described(Message message) {
        return message.payload() == null
                ? Schema.implied(Set.of(Schema.Type.STRING), null, message.location())
                : message.payload();
    }

    /** Returns a record that holds what differs from one text of the message to the next. */
    static RecordType text(Message message, Schema payload, ClassName name) {
        Schema.Keywords keywords = payload.keywords();
        JsonNode constant = keywords.constant();
        if (constant != null) {
            return record(
                    name, payload, List.of(), new Body.Text(List.of(constant.stringValue()), null, List.of(), null));
        }
        Component whole = component(TEXT, TEXT, STRING, true, payload);
        if (!keywords.enumValues().isEmpty()) {
            List<String> values =
                    keywords.enumValues().stream().map(JsonNode::stringValue).toList();
            return record(name, payload, List.of(whole), new Body.Text(values, null, List.of(), null));
        }
        String regex = keywords.bounds().pattern();
        if (regex == null) {
            return record(name, payload, List.of(whole), new Body.Text(List.of(), null, List.of(), null));
        }
        return pattern(message, payload, name, regex, whole);
    }

    private static RecordType pattern(Message message, Schema payload, ClassName name, String regex, Component whole) {
        TextPattern pattern = TextPattern.of(regex);
        List<TextPattern.Group> groups = pattern.groups();
        List<TextPattern.Piece> template = groups.isEmpty() ? null : pattern.template();
        Set<String> taken = new HashSet<>(Set.of(TEXT));
        List<Component> components = new ArrayList<>();
        for (TextPattern.Group group : groups) {
            Schema part = Schema.implied(
                    Set.of(Schema.Type.STRING), "group `" + group.name() + "` of the text", message.location());
            String member = JavaNames.unique(JavaNames.member(group.name()), "", taken);
            components.add(component(group.name(), member, STRING, group.certain(), part));
        }
        if (template == null) {
            components.add(whole);
        }
        List<String> names = groups.stream().map(TextPattern.Group::name).toList();
        return record(name, payload, components, new Body.Text(List.of(), regex, names, template));
    }

    private static RecordType record(ClassName name, Schema payload, List<Component> components, Body body) {
        return new RecordType(name, Shape.of(payload), components, List.of(), List.of(), null, body);
    }

    private static Component component(String property, String name, TypeName type, boolean required, Schema schema) {
        return new Component(property, name, type, Holds.VALUE, !required, required, null, null, Shape.of(schema));
    }
}
