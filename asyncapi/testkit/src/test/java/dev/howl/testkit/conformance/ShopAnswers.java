package dev.howl.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers of the shop: validation written by hand, and replies. */
final class ShopAnswers {
    private static final AtomicInteger ORDERS = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Map<String, Map<String, Predicate<JsonNode>>> MEMBERS = Map.of(
            "place_order",
            Map.of(
                    "type",
                    value -> true,
                    "item",
                    value -> isText(value, 2, 20) && value.stringValue().matches("[a-z]+"),
                    "count",
                    ShopAnswers::isCount,
                    "gift",
                    JsonNode::isBoolean,
                    "ref",
                    ShopAnswers::isRef),
            "get_order",
            Map.of("type", value -> true, "order_id", value -> isText(value, 1, 40), "ref", ShopAnswers::isRef),
            "leave_note",
            Map.of("type", value -> true, "text", value -> isText(value, 0, 200)));
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "place_order", Set.of("item", "count"), "get_order", Set.of("order_id"), "leave_note", Set.of("text"));

    private ShopAnswers() {}

    /** A message that is a JSON object. */
    record Request(ObjectNode json) {
        static @Nullable Request parse(String text) {
            try {
                return JSON.readTree(text) instanceof ObjectNode object ? new Request(object) : null;
            } catch (JacksonException e) {
                return null;
            }
        }

        String type() {
            return json.path("type").asString("");
        }

        @Nullable
        String ref() {
            return json.path("ref").asString(null);
        }
    }

    private static boolean isRef(JsonNode value) {
        return isText(value, 0, 64);
    }

    private static boolean isText(JsonNode value, int least, int most) {
        return value.isString()
                && value.stringValue().codePointCount(0, value.stringValue().length()) >= least
                && value.stringValue().codePointCount(0, value.stringValue().length()) <= most;
    }

    private static boolean isCount(JsonNode value) {
        return value.isNumber()
                && value.decimalValue().stripTrailingZeros().scale() <= 0
                && value.doubleValue() >= 1
                && value.doubleValue() <= 10;
    }

    /** Returns the error that refuses a request; {@code null} for a valid one. */
    static @Nullable String validate(Request request) {
        JsonNode type = request.json().path("type");
        if (type.isMissingNode()) {
            return error("schema_violation", "", request);
        }
        Map<String, Predicate<JsonNode>> members = MEMBERS.get(type.isString() ? type.stringValue() : "");
        if (members == null) {
            return error(type.isString() ? "unknown_type" : "schema_violation", "/type", request);
        }
        for (Map.Entry<String, JsonNode> member : request.json().properties()) {
            Predicate<JsonNode> valid = members.get(member.getKey());
            if (valid == null) {
                return error("schema_violation", "", request);
            }
            if (!valid.test(member.getValue())) {
                return error("schema_violation", "/" + member.getKey(), request);
            }
        }
        return REQUIRED.getOrDefault(request.type(), Set.of()).stream().allMatch(request.json()::has)
                ? null
                : error("schema_violation", "", request);
    }

    static String error(String code, @Nullable String pointer, @Nullable Request request) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("type", "error")
                .put("code", code)
                .put("message", "it is refused")
                .put("retryable", false)
                .put("terminal", false)
                .put("docs", "/docs");
        if (pointer != null) {
            error.put("pointer", pointer);
        }
        if (request != null && request.json().path("ref").isString()) {
            error.put("ref", request.ref());
        }
        return error.toString();
    }

    /** Returns what answers a valid request. */
    static List<String> to(Request request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (request.type().equals("place_order")) {
            answer.put("type", "order_placed")
                    .put("order_id", "o-" + ORDERS.incrementAndGet())
                    .put("total", 9.5)
                    .put("currency", "EUR")
                    .put("placed_at", "2026-03-14T06:30:00Z");
        } else if (request.type().equals("get_order")) {
            answer.put("type", "order")
                    .put("order_id", request.json().path("order_id").asString(""));
            answer.putObject("state").put("open", true);
        } else {
            return List.of("{\"type\":\"price_changed\",\"item\":\"lamp\",\"price\":3}");
        }
        if (request.ref() != null) {
            answer.put("ref", request.ref());
        }
        return List.of(answer.toString());
    }
}
