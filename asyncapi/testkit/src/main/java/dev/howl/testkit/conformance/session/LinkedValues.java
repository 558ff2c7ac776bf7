package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.model.shape.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Ids from the messages of the server, for later requests. A member {@code order_id} or {@code orderId} takes the value of
 * a member of that name, or of {@code id} in an object called {@code order} or {@code orders}. {@code x-howl-links} on a
 * member names the source instead: {@code MESSAGE#POINTER}, or the name of a member. Bounded; not thread-safe.
 */
public final class LinkedValues {
    private static final int MAX_NAMES = 500;
    private static final int MAX_VALUES = 8;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 20;
    private static final Pattern ID = Pattern.compile(".+(_id|_ids|Id|ID|_uuid|Uuid|_key|_ref|_no|Number)");

    private final Map<String, Deque<JsonNode>> values = new LinkedHashMap<>();

    /** Remembers the ids of a message. */
    void learn(Message message, JsonNode frame) {
        collect(stem(message.id()), frame, 0);
        MemberPlaces.of(message).keySet().forEach(place -> {
            JsonNode value = frame.at(place);
            if (value.isString() || value.isIntegralNumber()) {
                put(message.id() + "#" + place, value);
            }
        });
    }

    private void collect(String owner, JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), MAX_ITEMS); i++) {
                collect(owner, node.get(i), depth + 1);
            }
            return;
        }
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isContainer()) {
                boolean wraps = name.equals("payload") || name.equals("data") || name.equals("result");
                collect(wraps ? owner : stem(name), value, depth + 1);
            } else if (value.isString() || value.isIntegralNumber()) {
                if (name.equals("id")) {
                    put(owner, value);
                } else if (ID.matcher(name).matches()) {
                    put(stem(name), value);
                }
            }
        });
    }

    private void put(String name, JsonNode value) {
        if (values.size() >= MAX_NAMES && !values.containsKey(name)) {
            return;
        }
        Deque<JsonNode> known = values.computeIfAbsent(name, none -> new ArrayDeque<>());
        known.remove(value);
        known.addFirst(value);
        if (known.size() > MAX_VALUES) {
            known.removeLast();
        }
    }

    /** Returns the newest value for a member of a request. */
    Optional<JsonNode> find(Member member) {
        String link = member.shape().extension("x-howl-links");
        if (link != null) {
            return newest(link.contains("#") ? link : stem(link));
        }
        boolean linked = ID.matcher(member.name()).matches();
        return linked ? newest(stem(member.name())) : Optional.empty();
    }

    private Optional<JsonNode> newest(String name) {
        return Optional.ofNullable(values.get(name)).map(Deque::peekFirst);
    }

    /** Returns what a name of an id, an object or a list is about: {@code order} for {@code orders} or {@code orderId}. */
    static String stem(String name) {
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replace('-', '_');
        String stem = snake.replaceAll("_(id|ids|uuid|key|ref|no|number)$", "");
        stem = stem.replaceAll("_(placed|created|accepted|confirmed|opened|started|scheduled|added|updated|list)$", "");
        if (stem.endsWith("ies")) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        return stem.endsWith("s") && !stem.endsWith("ss") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
