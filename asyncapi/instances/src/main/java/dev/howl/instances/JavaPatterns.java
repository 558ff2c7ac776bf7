package dev.howl.instances;

import dev.howl.instances.regex.EcmaExpression;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names under {@code patternProperties}, which the evaluator's library compiles as regular expressions of Java. Each
 * is written with Java's syntax, behind a part that matches the empty text and holds the name as it was.
 */
final class JavaPatterns {
    private static final Pattern MARK = Pattern.compile("/patternProperties/\\(\\?:#([A-Za-z0-9_-]*)\\)\\{0}[^/]*");
    private static final String KEYWORD = "patternProperties";
    private static final Set<String> VALUES = Set.of("enum", "const", "default");
    private static final Set<String> MAPS = Set.of("properties", "dependencies", "definitions", "toServer", "toClient");

    private JavaPatterns() {}

    static JsonNode in(JsonNode schemas) {
        if (schemas instanceof ArrayNode array) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> out.add(in(item)));
            return out;
        }
        if (!(schemas instanceof ObjectNode object)) {
            return schemas;
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> out.set(member.getKey(), value(member.getKey(), member.getValue())));
        return out;
    }

    private static JsonNode value(String keyword, JsonNode value) {
        if (VALUES.contains(keyword)) {
            return value;
        }
        if (keyword.equals(KEYWORD)) {
            return named(value, JavaPatterns::java);
        }
        return MAPS.contains(keyword) ? named(value, name -> name) : in(value);
    }

    private static ObjectNode named(JsonNode schemas, UnaryOperator<String> name) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        schemas.properties().forEach(schema -> out.set(name.apply(schema.getKey()), in(schema.getValue())));
        return out;
    }

    private static String java(String source) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(source.getBytes(StandardCharsets.UTF_8));
        try {
            return "(?:#" + name + "){0}" + EcmaExpression.of(source).java();
        } catch (PatternSyntaxException e) {
            return source;
        }
    }

    /** Returns a pointer to a schema with the names as they were. */
    static String original(String pointer) {
        Matcher marks = MARK.matcher(pointer);
        return marks.replaceAll(mark -> Matcher.quoteReplacement("/" + KEYWORD + "/"
                + SchemaPlace.escape(
                        new String(Base64.getUrlDecoder().decode(mark.group(1)), StandardCharsets.UTF_8))));
    }
}
