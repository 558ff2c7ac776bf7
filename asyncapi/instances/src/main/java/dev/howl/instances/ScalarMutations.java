package dev.howl.instances;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers and texts that may break a keyword. */
final class ScalarMutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** The longest text that is made to be too long. */
    private static final int LONGEST = 100_000;

    private ScalarMutations() {}

    static List<JsonNode> numbers(JsonNode value, String keyword, JsonNode limit) {
        BigDecimal bound = limit.decimalValue();
        BigDecimal number = value.decimalValue();
        Stream<BigDecimal> numbers =
                switch (keyword) {
                    case "minimum" -> Stream.of(bound.subtract(BigDecimal.ONE), bound.subtract(HALF));
                    case "maximum" -> Stream.of(bound.add(BigDecimal.ONE), bound.add(HALF));
                    case "exclusiveMinimum" -> Stream.of(bound, bound.subtract(BigDecimal.ONE));
                    case "exclusiveMaximum" -> Stream.of(bound, bound.add(BigDecimal.ONE));
                    default ->
                        Stream.of(
                                number.add(BigDecimal.ONE),
                                number.subtract(BigDecimal.ONE),
                                number.add(bound.multiply(HALF)),
                                number.subtract(bound.multiply(HALF)));
                };
        return numbers.<JsonNode>map(ScalarMutations::node).toList();
    }

    private static JsonNode node(BigDecimal number) {
        boolean isLong = number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        return isLong ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }

    static List<JsonNode> texts(String text, String keyword, JsonNode limit) {
        List<String> texts =
                switch (keyword) {
                    case "minLength" -> shorter(text, Counts.of(limit));
                    case "maxLength" -> longer(text, limit.decimalValue());
                    case "pattern" -> unmatched(text);
                    default ->
                        Stream.concat(
                                        Stream.of("no " + limit.asString() + " {", "", text + " ", "\\", "%zz"),
                                        unmatched(text).stream())
                                .toList();
                };
        return texts.stream().<JsonNode>map(JSON::stringNode).toList();
    }

    private static List<String> shorter(String text, int least) {
        int length = text.codePointCount(0, text.length());
        int cut = Math.max(0, Math.min(least - 1, length));
        return List.of(
                text.substring(0, text.offsetByCodePoints(0, cut)),
                "a".repeat(Math.max(0, Math.min(least, LONGEST) - 1)));
    }

    private static List<String> longer(String text, BigDecimal most) {
        if (most.compareTo(BigDecimal.valueOf(LONGEST)) >= 0) {
            return List.of();
        }
        int missing = most.intValue() + 1 - text.codePointCount(0, text.length());
        String last = text.isEmpty() ? "a" : text.substring(text.offsetByCodePoints(text.length(), -1));
        String first = text.isEmpty() ? "a" : text.substring(0, text.offsetByCodePoints(0, 1));
        return List.of(
                text + last.repeat(Math.max(0, missing)),
                first.repeat(Math.max(0, missing)) + text,
                "a".repeat(most.intValue() + 1));
    }

    /** Returns texts of about the same length first, so that a bound of the length is kept. */
    private static List<String> unmatched(String text) {
        List<String> texts = new ArrayList<>();
        int length = text.codePointCount(0, text.length());
        for (String replacement : List.of("!", "~", " ", "a", "0", "\u00e9", "\uD83D\uDE00", "\n")) {
            texts.add(replacement.repeat(length));
            texts.add(text + replacement);
            texts.add(replacement + text);
            if (!text.isEmpty()) {
                texts.add(replacement + text.substring(text.offsetByCodePoints(0, 1)));
                texts.add(text.substring(0, text.offsetByCodePoints(text.length(), -1)) + replacement);
            }
        }
        texts.add("");
        return texts;
    }
}
