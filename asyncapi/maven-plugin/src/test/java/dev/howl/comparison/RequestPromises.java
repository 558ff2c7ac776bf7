package dev.howl.comparison;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scope and the replies of each message that clients send. The first operation with a message decides on its replies,
 * and the first that has a scope on that.
 */
final class RequestPromises {
    private final Map<String, Set<String>> replies = new LinkedHashMap<>();
    private final Map<String, String> scopes = new LinkedHashMap<>();
    private final Set<String> messages;

    private RequestPromises(ObjectNode document) {
        messages = new HashSet<>(ChannelDice.messages(document).propertyNames());
        for (JsonNode operation : document.path("operations")) {
            if (operation.path("action").asString().equals("receive")) {
                for (String id : ChannelDice.listed(operation)) {
                    replies.putIfAbsent(id, new HashSet<>(ChannelDice.listed(operation.path("reply"))));
                    if (operation.has("x-howl-scope")) {
                        scopes.putIfAbsent(id, operation.path("x-howl-scope").asString());
                    }
                }
            }
        }
    }

    /** Returns a promise to old clients that a new document does not keep; empty if it keeps all. */
    static Optional<String> broken(ObjectNode old, ObjectNode now) {
        RequestPromises before = new RequestPromises(old);
        RequestPromises after = new RequestPromises(now);
        for (String id : List.copyOf(before.replies.keySet())) {
            if (after.replies.containsKey(id)) {
                Optional<String> broken = before.broken(id, after);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> broken(String id, RequestPromises after) {
        Set<String> known = replies.getOrDefault(id, Set.of());
        Set<String> now = after.replies.getOrDefault(id, Set.of());
        String scope = after.scopes.get(id);
        if (scope != null && !scope.equals(scopes.get(id))) {
            return Optional.of(id + " needs scope " + scope);
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        // A message that the old document does not have may be one under another name.
        boolean isOther = now.stream().anyMatch(reply -> messages.contains(reply) && !known.contains(reply));
        return now.isEmpty() || isOther
                ? Optional.of(id + " is answered with " + now + " instead of " + known)
                : Optional.empty();
    }
}
