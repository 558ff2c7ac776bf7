package dev.howl.model.link;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of JSON Schema. AsyncAPI's Schema Object is a superset of draft-07 and counts as such. */
enum SchemaDialect {
    DRAFT_04,
    DRAFT_06,
    DRAFT_07,
    DRAFT_2019_09,
    DRAFT_2020_12,
    /** The Schema Object of OpenAPI 3.0, and of Swagger 2.0. */
    OPENAPI_3_0;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("application/(vnd\\.aai\\.asyncapi|vnd\\.oai\\.openapi|schema)(?:\\+(?:json|yaml))?");
    private static final Pattern VERSION = Pattern.compile("draft-?0?([4567])\\b|(2019-09|2020-12)|/oas/3\\.(1)");

    /** Returns {@code true} if keywords beside a {@code $ref} apply, too. */
    boolean appliesSiblings() {
        return this == DRAFT_2019_09 || this == DRAFT_2020_12;
    }

    /** Returns the dialect of a {@code schemaFormat}, {@code null} where it is not JSON Schema. */
    static @Nullable SchemaDialect ofFormat(String format) {
        String[] parts = format.toLowerCase(Locale.ROOT).split(";", -1);
        Matcher type = MEDIA_TYPE.matcher(parts[0].strip());
        if (!type.matches()) {
            return null;
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            parameters.put(
                    parameter[0].strip(),
                    parameter.length < 2 ? "" : parameter[1].replace('"', ' ').strip());
        }
        String version = parameters.getOrDefault("version", "");
        return switch (type.group(1)) {
            case "schema" -> version.isEmpty() ? DRAFT_07 : ofVersion(version);
            case "vnd.oai.openapi" -> ofOpenApi(version);
            default -> DRAFT_07;
        };
    }

    /** Returns the dialect of a {@code $schema}, {@code null} where it is unknown. */
    static @Nullable SchemaDialect ofSchema(String uri) {
        return ofVersion(uri);
    }

    /** Returns the dialect of the schemas of an OpenAPI document. */
    static SchemaDialect ofOpenApi(String version) {
        return version.isEmpty() || version.matches("(2|3\\.0)\\b.*") ? OPENAPI_3_0 : DRAFT_2020_12;
    }

    private static @Nullable SchemaDialect ofVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.find()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return switch (matcher.group(1)) {
                case "4", "5" -> DRAFT_04;
                case "6" -> DRAFT_06;
                default -> DRAFT_07;
            };
        }
        return "2019-09".equals(matcher.group(2)) ? DRAFT_2019_09 : DRAFT_2020_12;
    }
}
