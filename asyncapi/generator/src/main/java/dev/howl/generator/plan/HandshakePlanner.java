package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.model.Channel;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.TextType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plan of a channel's handshake. */
final class HandshakePlanner {
    private static final int MOST_PARAMETERS = 120;
    private static final ClassName STRING = ClassName.get(String.class);

    private final Channel channel;
    private final String base;
    private final ClassNames names;
    private final TypePlanner types;
    private final Diagnostics diagnostics;
    private final List<HandshakePlan.Parameter> parameters = new ArrayList<>();
    private final Set<String> members = new HashSet<>(HandshakePlan.OF_SESSIONS);
    private final Set<String> properties = new HashSet<>();

    HandshakePlanner(Channel channel, String base, ClassNames names, TypePlanner types, Diagnostics diagnostics) {
        this.channel = channel;
        this.base = base;
        this.names = names;
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** Returns the plan, {@code null} if the document describes no parameter. */
    @Nullable
    HandshakePlan plan() {
        String address = channel.address() == null ? "" : channel.address();
        channel.parameters().stream()
                .sorted(Comparator.comparing(parameter -> address.indexOf("{" + parameter.name() + "}")))
                .forEach(parameter -> add(HandshakePart.ADDRESS, parameter));
        channel.query().forEach(parameter -> add(HandshakePart.QUERY, parameter));
        channel.headers().forEach(parameter -> add(HandshakePart.HEADERS, parameter));
        if (parameters.isEmpty()) {
            return null;
        }
        if (parameters.size() > MOST_PARAMETERS) {
            diagnostics.limit(
                    channel.location(),
                    "the handshake of channel '" + channel.id() + "' has " + parameters.size()
                            + " parameters; a Java method takes at most " + MOST_PARAMETERS + " of them");
        }
        Schema implied = Schema.implied(
                Set.of(Schema.Type.OBJECT),
                "Address, query and headers of a handshake of channel `" + channel.id() + "`.",
                channel.location());
        RecordType record = new RecordType(
                names.allocate(base + "Parameters"),
                Shape.of(implied),
                parameters.stream().map(HandshakePlan.Parameter::component).toList(),
                List.of(),
                List.of(),
                null,
                new JavaType.Body.Properties());
        return new HandshakePlan(types.take(record), List.copyOf(parameters));
    }

    private void add(HandshakePart part, Channel.Parameter parameter) {
        Shape shape = described(parameter);
        Type type = Type.of(shape);
        boolean isList = part != HandshakePart.ADDRESS && type instanceof Type.ListOf;
        Set<TextType> texts = type instanceof Type.ListOf list && isList ? ofItems(list) : texts(shape);
        TypeName java =
                type instanceof Type.Any ? STRING : types.type(shape, () -> base + JavaNames.type(parameter.name()));
        Component component = component(part, parameter, shape, java);
        parameters.add(new HandshakePlan.Parameter(part, parameter.name(), component, isList, texts));
    }

    /** The words of the Parameter Object come before those of its schema. */
    private static Shape described(Channel.Parameter parameter) {
        Schema words = Schema.implied(Set.of(), parameter.description(), parameter.location());
        return Shape.of(Stream.concat(Stream.of(words), parameter.shape().roots().stream())
                .toList());
    }

    private Component component(HandshakePart part, Channel.Parameter parameter, Shape shape, TypeName type) {
        boolean mayHaveDefault = part == HandshakePart.ADDRESS || !parameter.required();
        CodeBlock defaultValue = mayHaveDefault ? types.defaultValue(shape, type) : null;
        boolean required = parameter.required() && defaultValue == null;
        boolean optional = !required && defaultValue == null;
        return new Component(
                JavaNames.unique(parameter.name(), "_", properties),
                member(part, parameter.name()),
                required ? type : type.box(),
                Holds.VALUE,
                optional,
                required,
                defaultValue,
                null,
                shape);
    }

    private String member(HandshakePart part, String name) {
        String member = JavaNames.member(name);
        String suffix =
                switch (part) {
                    case ADDRESS -> "Parameter";
                    case QUERY -> "Query";
                    case HEADERS -> "Header";
                };
        return members.add(member) ? member : JavaNames.unique(member + suffix, "", members);
    }

    private static Set<TextType> ofItems(Type.ListOf list) {
        return list.items() == null ? Set.of(TextType.STRING) : texts(list.items());
    }

    /** Returns the kinds of value that a text can stand for. A value of any type is the text itself. */
    private static Set<TextType> texts(Shape shape) {
        Set<TextType> texts = EnumSet.noneOf(TextType.class);
        if (shape.types().isEmpty()) {
            shape.alternatives().forEach(group -> group.branches()
                    .forEach(branch -> texts.addAll(texts(shape.branch(group, branch)))));
        }
        shape.types().forEach(type -> texts.add(text(type)));
        return texts.isEmpty() ? Set.of(TextType.STRING) : texts;
    }

    private static TextType text(Schema.Type type) {
        return switch (type) {
            case INTEGER, NUMBER -> TextType.NUMBER;
            case BOOLEAN -> TextType.BOOLEAN;
            case OBJECT, ARRAY -> TextType.JSON;
            default -> TextType.STRING;
        };
    }
}
