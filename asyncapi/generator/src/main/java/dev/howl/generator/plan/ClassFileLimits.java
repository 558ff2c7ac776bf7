package dev.howl.generator.plan;

import com.palantir.javapoet.TypeName;
import dev.howl.model.Channel;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The limits of Java's class files that a schema can exceed. */
final class ClassFileLimits {
    /** Length of a constant in UTF-8 (JVMS, section 4.4.7). */
    private static final int MAX_BYTES = 65_535;
    /** Parameters of a constructor, of which {@code long} and {@code double} count twice (JVMS, section 4.3.3). */
    private static final int MAX_SLOTS = 254;
    /** Each value takes its part of a class initializer, which has 65,535 bytes (JVMS, section 4.7.3). */
    private static final int MAX_VALUES = 2500;
    /** A number takes more of it, being an object that is made of a text. */
    private static final int MAX_NUMBERS = 1800;
    /** Messages of a channel: its binding takes ten of the 65,534 constants of a class for each (JVMS, section 4.1). */
    private static final int MAX_MESSAGES = 6000;

    private ClassFileLimits() {}

    /** Returns whether an enumeration has too many values for a class. */
    static boolean areTooMany(List<AllowedValue> values) {
        boolean numbers = values.stream().anyMatch(value -> value.json().isNumber());
        return values.size() > (numbers ? MAX_NUMBERS : MAX_VALUES);
    }

    /** Returns whether an object has too many properties for a record. */
    static boolean isTooWide(Type.Struct struct) {
        // The object itself, and the component for members that are not listed.
        int slots = 2;
        if (2 * struct.members().size() + slots <= MAX_SLOTS) {
            return false;
        }
        for (Member member : struct.members().values()) {
            slots += isWide(member) ? 2 : 1;
        }
        return slots > MAX_SLOTS;
    }

    private static boolean isWide(Member member) {
        boolean primitive = member.isRequired() && !member.shape().isNullable();
        return primitive
                && Type.of(member.shape()) instanceof Type.Scalar scalar
                && Set.of(TypeName.LONG, TypeName.DOUBLE).contains(ScalarTypes.of(scalar.json(), member.shape()));
    }

    /** Reports a channel of more messages than one class can name. */
    static void checkMessages(Channel channel, Collection<MessagePlan> messages, Diagnostics diagnostics) {
        if (messages.size() > MAX_MESSAGES) {
            diagnostics.limit(
                    channel.location(),
                    "channel '" + channel.id() + "' has " + messages.size()
                            + " messages, more than the generated class of a channel can name (" + MAX_MESSAGES
                            + "); divide it into several channels");
        }
    }

    /** Reports texts that no class file can hold. */
    static void checkTexts(Shape shape, Diagnostics diagnostics) {
        shape.parts().forEach(part -> checkTexts(part, diagnostics));
    }

    private static void checkTexts(Schema schema, Diagnostics diagnostics) {
        if (texts(schema.keywords()).stream()
                .anyMatch(text -> text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
            diagnostics.error(
                    schema.location(),
                    "a const, default, pattern or value of enum is longer than " + MAX_BYTES
                            + " bytes, more than a Java class can hold; describe the value in fewer words");
        }
    }

    private static List<String> texts(Schema.Keywords keywords) {
        List<JsonNode> values = new ArrayList<>(keywords.enumValues());
        addIfPresent(values, keywords.constant());
        addIfPresent(values, keywords.defaultValue());
        List<String> texts = new ArrayList<>();
        values.stream().filter(JsonNode::isString).map(JsonNode::stringValue).forEach(texts::add);
        if (keywords.bounds().pattern() != null) {
            texts.add(keywords.bounds().pattern());
        }
        return texts;
    }

    private static void addIfPresent(List<JsonNode> values, @Nullable JsonNode value) {
        if (value != null) {
            values.add(value);
        }
    }
}
