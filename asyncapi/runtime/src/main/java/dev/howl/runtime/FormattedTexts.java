package dev.howl.runtime;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads JSON's strings into classes of the JDK that stand for a format, and nothing else. Jackson alone takes a number for
 * a {@link URI}, days since 1970 or an array for a {@link LocalDate}, Base64 for a {@link UUID}, and blanks around all.
 */
final class FormattedTexts extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Predicate<String>> FORMATS = Map.of(
            URI.class, FormattedTexts::isBare,
            UUID.class, text -> Formats.matches("uuid", text),
            LocalDate.class, FormattedTexts::isBare);

    private static boolean isBare(String text) {
        return text.equals(text.strip());
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Predicate<String> format = FORMATS.get(description.getBeanClass());
        return format == null ? deserializer : new Strict(deserializer, format);
    }

    private static final class Strict extends DelegatingDeserializer {
        private final Predicate<String> format;

        Strict(ValueDeserializer<?> standard, Predicate<String> format) {
            super(standard);
            this.format = format;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> standard) {
            return new Strict(standard, format);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            boolean fits = parser.currentToken() == JsonToken.VALUE_STRING && format.test(parser.getString());
            if (!fits) {
                String reason = "is not a text of its format";
                throw DatabindException.from(parser, reason, new IllegalArgumentException(reason));
            }
            return Objects.requireNonNull(super.deserialize(parser, context));
        }
    }
}
