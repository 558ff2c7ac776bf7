package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.model.ChannelExtensions.KeyDefinition;
import dev.howl.model.shape.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of a topic in the API.
 *
 * @param name name of the variable
 * @param description the document's words on it, {@code null} if it has none
 */
public record KeyPlan(String name, TypeName type, @Nullable String description) {
    /** Names of other parameters and fields beside the key. */
    private static final Set<String> TAKEN =
            Set.of("connection", "since", "listener", "now", "each", "event", "options", "topic", "request", "message");

    private static final TypeName STRING = ClassName.get(String.class);

    /** @param handshake the parameters of the address, one of which may be the key */
    static KeyPlan of(KeyDefinition key, String suggested, @Nullable HandshakePlan handshake, TypePlanner types) {
        if (key.parameter() == null || handshake == null) {
            Shape shape = Shape.of(key.schema());
            return new KeyPlan(
                    free(JavaNames.member(key.name())),
                    types.type(shape, () -> suggested),
                    key.schema().keywords().description());
        }
        return handshake.address().stream()
                .filter(parameter -> parameter.name().equals(key.parameter()))
                .map(HandshakePlan.Parameter::component)
                .map(component -> new KeyPlan(free(component.name()), component.type(), component.description()))
                .findFirst()
                .orElseGet(() -> new KeyPlan("key", STRING, null));
    }

    private static String free(String name) {
        return TAKEN.contains(name) ? name + "Key" : name;
    }

    /** Returns whether the key is a text without a type of its own. */
    public boolean isText() {
        return type.equals(STRING);
    }

    /** Returns the expression of the text that frames have. */
    public CodeBlock text() {
        return isText()
                ? CodeBlock.of("$N", name)
                : CodeBlock.of("$T.write($N)", ClassName.get("dev.howl.runtime", "TextType"), name);
    }

    /** Returns whether the SDK can fill a component with the key. */
    public boolean fills(Component component) {
        boolean fits = component.type().equals(STRING) || component.type().box().equals(type.box());
        return "key".equals(component.filledBy()) && fits;
    }

    /** Returns the expression that fills a component with the key. */
    public CodeBlock in(Component component) {
        return component.type().equals(STRING) ? text() : CodeBlock.of("$N", name);
    }
}
