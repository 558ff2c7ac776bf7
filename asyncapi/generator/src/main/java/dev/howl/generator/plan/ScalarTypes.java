package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.howl.model.schema.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java types of JSON's scalars. */
final class ScalarTypes {
    private static final Map<String, ClassName> FORMATS = Map.of(
            "uuid", ClassName.get(UUID.class),
            "date-time", ClassName.get(OffsetDateTime.class),
            "date", ClassName.get(LocalDate.class),
            "time", ClassName.get(OffsetTime.class),
            "duration", ClassName.get(Duration.class),
            "uri", ClassName.get(URI.class),
            "uri-reference", ClassName.get(URI.class));

    private ScalarTypes() {}

    /** A text with a format is a type of its own, unless bounds of text stand beside it. */
    static TypeName string(Schema.Keywords keywords) {
        ClassName type = keywords.format() == null ? null : FORMATS.get(keywords.format());
        return type == null || hasTextBounds(keywords.bounds()) ? ClassName.get(String.class) : type;
    }

    /** {@code int} where the bounds or the format say that it is enough, otherwise {@code long}. */
    static TypeName integer(Schema.Keywords keywords) {
        if ("int32".equals(keywords.format())) {
            return TypeName.INT;
        }
        Schema.Bounds bounds = keywords.bounds();
        boolean small = isInt(bounds.minimum(), bounds.exclusiveMinimum())
                && isInt(bounds.maximum(), bounds.exclusiveMaximum());
        return small ? TypeName.INT : TypeName.LONG;
    }

    private static boolean isInt(@Nullable BigDecimal inclusive, @Nullable BigDecimal exclusive) {
        BigDecimal bound = inclusive == null ? exclusive : inclusive;
        return bound != null && bound.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static boolean hasTextBounds(Schema.Bounds bounds) {
        return bounds.minLength() != null || bounds.maxLength() != null || bounds.pattern() != null;
    }
}
