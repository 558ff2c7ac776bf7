package dev.howl.runtime;

import dev.howl.runtime.Alternatives.Alternative;
import dev.howl.runtime.Alternatives.JsonType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.JsonNodeFactory;

/** A reader of generated unions, by what their {@link Alternatives} say. */
public final class UnionDeserializer extends ValueDeserializer<Object> {
    private final @Nullable Alternatives alternatives;
    private final List<Choice> choices;

    /** A type and the condition on which a value is read as it. */
    private record Choice(Class<?> type, Predicate<JsonNode> condition) {}

    /** Jackson makes one of these for every union, and asks it for one that knows the union. */
    public UnionDeserializer() {
        this(null);
    }

    private UnionDeserializer(@Nullable Alternatives alternatives) {
        this.alternatives = alternatives;
        this.choices = alternatives == null
                ? List.of()
                : Stream.of(alternatives.value()).map(UnionDeserializer::choice).toList();
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        Class<?> union = context.getContextualType().getRawClass();
        return new UnionDeserializer(Objects.requireNonNull(union.getAnnotation(Alternatives.class), union::getName));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode value = context.readTree(parser);
        Class<?> type = type(value);
        return context.readTreeAsValue(value.isNumber() ? number(value, type, context) : value, type);
    }

    /**
     * Returns a number as the component of a wrapper holds it. Jackson passes it to the constructor as it is written
     * otherwise, and finds none for 5.0 where that takes a {@code long}.
     */
    private static JsonNode number(JsonNode value, Class<?> wrapper, DeserializationContext context) {
        RecordComponent[] components = wrapper.isRecord() ? wrapper.getRecordComponents() : new RecordComponent[0];
        if (components.length != 1 || !Number.class.isAssignableFrom(components[0].getType())) {
            return value;
        }
        return node(context.readTreeAsValue(value, components[0].getType()));
    }

    private static JsonNode node(Object number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (number instanceof Integer integer) {
            return nodes.numberNode(integer.intValue());
        }
        if (number instanceof Long integer) {
            return nodes.numberNode(integer.longValue());
        }
        if (number instanceof BigInteger integer) {
            return nodes.numberNode(integer);
        }
        return number instanceof BigDecimal decimal
                ? nodes.numberNode(decimal)
                : nodes.numberNode(((Number) number).doubleValue());
    }

    private Class<?> type(JsonNode value) {
        Class<?> found = null;
        for (Choice choice : choices) {
            if (choice.condition.test(value)) {
                if (found != null) {
                    return unknown();
                }
                found = choice.type;
            }
        }
        return found == null ? unknown() : found;
    }

    private Class<?> unknown() {
        return Objects.requireNonNull(alternatives, "alternatives").unknown();
    }

    private static Choice choice(Alternative alternative) {
        List<JsonType> types = List.of(alternative.json());
        List<Predicate<JsonNode>> members = new ArrayList<>();
        for (Alternatives.Member member : alternative.members()) {
            members.add(condition(member));
        }
        return new Choice(
                alternative.type(),
                value -> isOf(types, value) && members.stream().allMatch(condition -> condition.test(value)));
    }

    private static Predicate<JsonNode> condition(Alternatives.Member member) {
        List<JsonNode> values =
                Stream.of(member.values()).map(Json.mapper()::readTree).toList();
        List<JsonType> types = List.of(member.json());
        return object -> {
            JsonNode value = object.get(member.name());
            if (value == null || member.isAbsent()) {
                return value == null && (member.isAbsent() || member.isOptional());
            }
            return isAmong(values, value) && isOf(types, value);
        };
    }

    private static boolean isAmong(List<JsonNode> values, JsonNode value) {
        return values.isEmpty() || values.stream().anyMatch(each -> JsonEquality.areEqual(each, value));
    }

    private static boolean isOf(List<JsonType> types, JsonNode value) {
        return types.isEmpty() || types.stream().anyMatch(type -> JsonKinds.is(type, value));
    }
}
