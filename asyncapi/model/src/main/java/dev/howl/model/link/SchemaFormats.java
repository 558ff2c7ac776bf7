package dev.howl.model.link;

import org.jspecify.annotations.Nullable;

/** The schema formats that are read (AsyncAPI 3.0 Multi Format Schema Object). */
public final class SchemaFormats {
    private SchemaFormats() {}

    public static boolean areRead(@Nullable String format) {
        return format != null && SchemaDialect.ofFormat(format) != null;
    }
}
