package dev.howl.model.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The roles of messages, and what the runtimes are sure to fill in a message of each. What is filled only sometimes,
 * such as a key, must stay optional in the contract.
 */
final class Roles {
    private static final Map<String, List<String>> FILLED = filled();
    /** Properties of the objects among them. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "client", List.of("name", "version"),
            "since", List.of("epoch", "seq"),
            "resume_at", List.of("epoch", "seq"),
            "position", List.of("topic", "epoch", "seq"));

    private Roles() {}

    private static Map<String, List<String>> filled() {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        filled.put("connect", List.of("client"));
        filled.put("disconnect", List.of());
        filled.put("subscribe", List.of("topic"));
        filled.put("unsubscribe", List.of("topic"));
        filled.put("ping", List.of());
        filled.put("initial", List.of("id"));
        filled.put("subscribed", List.of("status", "topic", "position"));
        filled.put("unsubscribed", List.of("status", "topic"));
        filled.put("pong", List.of("id", "time"));
        filled.put("refresh", List.of("token"));
        filled.put("refreshed", List.of());
        filled.put("error", List.of("code", "message", "retryable", "terminal", "docs"));
        filled.put("gap", List.of("topic", "reason", "resume_at"));
        filled.put("moving", List.of("after_ms", "deadline_ms"));
        return filled;
    }

    static boolean exists(String role) {
        return FILLED.containsKey(role);
    }

    /** Properties that the runtimes always fill. */
    static List<String> filledIn(String role) {
        return FILLED.getOrDefault(role, List.of());
    }

    /** Properties that they always fill in one of the objects. */
    static List<String> partsOf(String property) {
        return PARTS.getOrDefault(property, List.of());
    }
}
