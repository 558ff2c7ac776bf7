package dev.howl.model.link;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schema formats that are read (AsyncAPI 3.0 Multi Format Schema Object). */
public final class SchemaFormats {
    private static final Pattern READ =
            Pattern.compile("application/vnd\\.aai\\.asyncapi(\\+(json|yaml))?(;version=[23]\\.[0-9.]+)?"
                    + "|application/schema(\\+(json|yaml))?;version=draft-07");

    private SchemaFormats() {}

    public static boolean areRead(@Nullable String format) {
        return format != null && READ.matcher(format.replace(" ", "")).matches();
    }
}
