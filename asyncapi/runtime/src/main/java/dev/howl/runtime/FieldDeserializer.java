package dev.howl.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** A reader of {@link Field}. */
final class FieldDeserializer extends ValueDeserializer<Field<?>> {
    private final @Nullable ValueDeserializer<?> content;

    /** Jackson makes one of these for every type, and asks it for one that knows the type of the value. */
    FieldDeserializer() {
        this(null);
    }

    private FieldDeserializer(@Nullable ValueDeserializer<?> content) {
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType field = context.getContextualType();
        JavaType value = (field == null && property != null ? property.getType() : field).containedTypeOrUnknown(0);
        return new FieldDeserializer(context.findContextualValueDeserializer(value, property));
    }

    @Override
    public Field<?> deserialize(JsonParser parser, DeserializationContext context) {
        Object value = content == null ? context.readTree(parser) : content.deserialize(parser, context);
        return Field.of(value);
    }

    @Override
    public Field<?> getNullValue(DeserializationContext context) {
        return Field.of(null);
    }

    @Override
    public Field<?> getAbsentValue(DeserializationContext context) {
        return Field.absent();
    }
}
