package dev.howl.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One setting of Howl in Spring Boot's configuration metadata.
 *
 * @param type its Java type
 * @param description Markdown, without its default; empty if it has none
 * @param defaultValue Markdown; empty if it has none
 */
public record Setting(String name, String type, String description, String defaultValue) {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern DEFAULT = Pattern.compile("[.;]? Default: (.+)\\.$");
    private static final Map<String, String> TYPES = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Integer", "number",
            "java.lang.Long", "number",
            "java.lang.String", "text",
            "java.nio.file.Path", "path",
            "java.time.Duration", "duration",
            "java.util.List<java.lang.String>", "list",
            "java.util.Set<java.lang.String>", "list",
            "org.springframework.util.unit.DataSize", "size");

    /** Reads the settings of all metadata on the class path, sorted by name. */
    public static List<Setting> all() {
        try {
            return Collections.list(Setting.class.getClassLoader().getResources(METADATA)).stream()
                    .flatMap(Setting::read)
                    .filter(setting -> setting.name().startsWith("howl."))
                    .sorted(Comparator.comparing(Setting::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Setting> read(URL metadata) {
        try (InputStream in = metadata.openStream()) {
            return new JsonMapper()
                    .readTree(in)
                    .path("properties")
                    .valueStream()
                    .map(Setting::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setting of(JsonNode property) {
        String text = property.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`");
        Matcher stated = DEFAULT.matcher(text);
        String prose = stated.find() ? stated.group(1) : "";
        JsonNode value = property.path("defaultValue");
        return new Setting(
                property.path("name").asString(""),
                property.path("type").asString(""),
                stated.replaceAll(""),
                value.isMissingNode() ? prose : "`" + value.asString("") + "`");
    }

    public boolean isNumber() {
        return "number".equals(TYPES.get(type));
    }

    /** Returns its row in the guide's table. */
    public String row() {
        return "| `" + name + "` | " + defaultValue + " | " + TYPES.getOrDefault(type, "text") + " | "
                + sentence(description) + " |\n";
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
