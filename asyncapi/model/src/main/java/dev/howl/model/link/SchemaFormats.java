package dev.howl.model.link;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schema formats that are read (AsyncAPI 3.0 Multi Format Schema Object). */
public final class SchemaFormats {
    private static final Pattern BINARY =
            Pattern.compile("\\b(avro|protobuf|x-protobuf|thrift|flatbuffers|capnp|asn1|bson|cbor)\\b");

    private static final Pattern AVRO = Pattern.compile("application/vnd\\.apache\\.avro\\b.*");
    private static final Pattern AVRO_1_9 =
            Pattern.compile("application/vnd\\.apache\\.avro(\\+json|\\+yaml)?;version=1\\.9\\.0");

    private SchemaFormats() {}

    /** Returns whether schemas of a format are read. */
    public static boolean areRead(@Nullable String format) {
        return format != null && SchemaDialect.ofFormat(format) != null;
    }

    /** Returns whether schemas of a format are those of Avro. */
    public static boolean areAvro(@Nullable String format) {
        return format != null && AVRO.matcher(format).matches();
    }

    /** Returns whether schemas of a format are those of Avro 1.9.0, the version that AsyncAPI recommends. */
    public static boolean areAvro19(@Nullable String format) {
        return format != null && AVRO_1_9.matcher(format).matches();
    }

    /** Returns whether schemas of a format describe data that is binary where no content type says otherwise. */
    static boolean describeBytes(@Nullable String format) {
        return format != null && BINARY.matcher(format.toLowerCase(Locale.ROOT)).find();
    }
}
