package dev.howl.instances;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that messages usually have: by the format, and by the name of the member. */
final class UsualValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MOMENT = "2026-01-31T12:00:00Z";
    private static final String UUID = "3f2b8a6e-5c1d-4e9f-8a7b-2d6c0e4f1a90";

    private static final Map<String, String> BY_FORMAT = Map.ofEntries(
            Map.entry("date-time", MOMENT),
            Map.entry("date", "2026-01-31"),
            Map.entry("time", "12:00:00Z"),
            Map.entry("duration", "PT15M"),
            Map.entry("email", "ada@example.com"),
            Map.entry("idn-email", "ada@example.com"),
            Map.entry("hostname", "example.com"),
            Map.entry("idn-hostname", "example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("uri-reference", "/items/1"),
            Map.entry("iri", "https://example.com/"),
            Map.entry("iri-reference", "/items/1"),
            Map.entry("uri-template", "/items/{id}"),
            Map.entry("json-pointer", "/items/0"),
            Map.entry("relative-json-pointer", "0"),
            Map.entry("regex", "^[a-z]+$"),
            Map.entry("uuid", UUID),
            Map.entry("byte", "SGVsbG8="));

    /** By the last word of a name. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("name", "Ada"),
            Map.entry("user", "ada"),
            Map.entry("username", "ada"),
            Map.entry("author", "Ada"),
            Map.entry("sender", "Ada"),
            Map.entry("email", "ada@example.com"),
            Map.entry("mail", "ada@example.com"),
            Map.entry("phone", "+47 555 0100"),
            Map.entry("city", "Oslo"),
            Map.entry("country", "NO"),
            Map.entry("address", "Main Street 1"),
            Map.entry("message", "Hello"),
            Map.entry("text", "Hello"),
            Map.entry("content", "Hello"),
            Map.entry("body", "Hello"),
            Map.entry("url", "https://example.com/"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("link", "https://example.com/"),
            Map.entry("host", "example.com"),
            Map.entry("ip", "192.0.2.1"),
            Map.entry("uuid", UUID),
            Map.entry("guid", UUID),
            Map.entry("date", "2026-01-31"),
            Map.entry("day", "2026-01-31"),
            Map.entry("time", MOMENT),
            Map.entry("timestamp", MOMENT),
            Map.entry("at", MOMENT),
            Map.entry("currency", "EUR"),
            Map.entry("language", "en"),
            Map.entry("lang", "en"),
            Map.entry("locale", "en"),
            Map.entry("timezone", "Europe/Oslo"),
            Map.entry("version", "1.0.0"),
            Map.entry("color", "#336699"),
            Map.entry("price", "12.50"),
            Map.entry("amount", "12.50"));

    private static final Map<String, List<String>> NUMBERS = Map.ofEntries(
            Map.entry("latitude", List.of("59.91")),
            Map.entry("lat", List.of("59.91")),
            Map.entry("longitude", List.of("10.75")),
            Map.entry("lon", List.of("10.75")),
            Map.entry("lng", List.of("10.75")),
            Map.entry("temperature", List.of("21.5", "21")),
            Map.entry("price", List.of("12.5", "12")),
            Map.entry("amount", List.of("12.5", "12")),
            Map.entry("cost", List.of("12.5", "12")),
            Map.entry("total", List.of("12.5", "12")),
            Map.entry("percent", List.of("50")),
            Map.entry("port", List.of("8080")),
            Map.entry("year", List.of("2026")),
            Map.entry("age", List.of("36")),
            Map.entry("limit", List.of("10")),
            Map.entry("timestamp", List.of("1769860800000", "1769860800")),
            Map.entry("time", List.of("1769860800000", "1769860800")),
            Map.entry("at", List.of("1769860800000", "1769860800")));

    private UsualValues() {}

    /**
     * Returns values for the place of a text or a number, the best first; not all of them fit the schemas.
     *
     * @param name of the member, which may be empty
     */
    static List<JsonNode> of(String name, JsonNode value, List<SchemaPlace> schemas) {
        List<String> words = words(name);
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (value.isNumber()) {
            return Stream.concat(NUMBERS.getOrDefault(last, List.of()).stream(), Stream.of("1"))
                    .<JsonNode>map(number -> number.contains(".")
                            ? JSON.numberNode(new BigDecimal(number))
                            : JSON.numberNode(Long.parseLong(number)))
                    .toList();
        }
        if (!value.isString()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        bounds(schemas, "format").map(JsonNode::asString).forEach(format -> {
            if (BY_FORMAT.containsKey(format)) {
                texts.add(BY_FORMAT.get(format));
            }
        });
        texts.addAll(byName(words, last));
        int least = bounds(schemas, "minLength").mapToInt(Counts::of).max().orElse(0);
        int most = bounds(schemas, "maxLength").mapToInt(Counts::of).min().orElse(Integer.MAX_VALUE);
        return texts.stream()
                .<JsonNode>map(text -> JSON.stringNode(fitted(text, least, most)))
                .toList();
    }

    private static Stream<JsonNode> bounds(List<SchemaPlace> schemas, String keyword) {
        return schemas.stream().map(schema -> schema.get(keyword)).filter(bound -> !bound.isMissingNode());
    }

    private static List<String> byName(List<String> words, String last) {
        if (words.isEmpty()) {
            return List.of("hello");
        }
        String all = String.join(" ", words);
        if (last.equals("id") || last.equals("ids")) {
            String owner = String.join("-", words.subList(0, words.size() - 1));
            return List.of((owner.isEmpty() ? "id" : owner) + "-1", UUID, "1");
        }
        String usual =
                TEXTS.get(last.endsWith("s") && !TEXTS.containsKey(last) ? last.substring(0, last.length() - 1) : last);
        return usual == null ? List.of(all, all.replace(' ', '-'), "1") : List.of(usual, all);
    }

    /** Splits a name such as {@code orderNumber}, {@code order_number} or {@code OrderNUMBER}. */
    private static List<String> words(String name) {
        String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return spaced.isEmpty()
                ? List.of()
                : List.of(spaced.toLowerCase(Locale.ROOT).split(" "));
    }

    private static String fitted(String text, int least, int most) {
        String longer = text;
        while (longer.length() < Math.min(least, most) && longer.length() < 4_000) {
            longer = longer + " " + text;
        }
        return longer.length() > most ? longer.substring(0, most).strip() : longer;
    }
}
