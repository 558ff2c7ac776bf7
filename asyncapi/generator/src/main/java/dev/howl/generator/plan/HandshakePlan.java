package dev.howl.generator.plan;

import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.TextType;
import java.util.List;
import java.util.Set;

/**
 * The parameters of a channel's handshake: those of its address, its query and its headers.
 *
 * @param type the record of all parameters
 * @param parameters those of the address first, in the order of the address
 */
public record HandshakePlan(RecordType type, List<Parameter> parameters) {

    /** Methods of every session. The accessor of a parameter gets another name. */
    public static final Set<String> OF_SESSIONS = Set.of("id", "principal", "send", "close", "isOpen", "closed");

    /**
     * A parameter.
     *
     * @param name its name on the wire
     * @param component its component in the record
     * @param isList whether it may be there several times
     * @param texts the kinds of value that its text can stand for
     */
    public record Parameter(
            HandshakePart part, String name, Component component, boolean isList, Set<TextType> texts) {}

    /** Returns the parameters of the address. */
    public List<Parameter> address() {
        return parameters.stream()
                .filter(parameter -> parameter.part() == HandshakePart.ADDRESS)
                .toList();
    }

    /** Returns the expression that creates the record from a variable for each required component. */
    public CodeBlock ofRequired() {
        CodeBlock arguments =
                type.components().stream().map(HandshakePlan::argument).collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L)", type.name(), arguments);
    }

    private static CodeBlock argument(Component component) {
        if (component.required()) {
            return CodeBlock.of("$N", component.name());
        }
        return component.defaultValue() == null ? CodeBlock.of("null") : component.defaultValue();
    }
}
