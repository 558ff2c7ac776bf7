package dev.howl.runtime;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** A writer of {@link Field}; an absent one is empty, so that {@code NON_EMPTY} leaves the member out. */
final class FieldSerializer extends ValueSerializer<Field<?>> {
    @Override
    public void serialize(Field<?> field, JsonGenerator generator, SerializationContext context) {
        Object value = field.orNull();
        if (value == null) {
            generator.writeNull();
        } else {
            context.writeValue(generator, value);
        }
    }

    @Override
    public boolean isEmpty(SerializationContext context, Field<?> field) {
        return field.isAbsent();
    }
}
