package dev.howl.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A random change of the messages and operations of a document that breaks nobody. The messages have complete marks, so
 * that a new one is never taken for another.
 */
final class CompatibleChannelChange {
    private final SchemaDice dice;
    private final ChannelDice.Marks marks;
    private final ObjectNode before;
    private final ObjectNode after;

    private CompatibleChannelChange(SchemaDice dice, ChannelDice.Document document) {
        this.dice = dice;
        this.marks = document.marks();
        this.before = document.json();
        this.after = before.deepCopy();
    }

    /** A document before and after a change. */
    record Pair(String what, ObjectNode before, ObjectNode after) {}

    static Pair of(SchemaDice dice) {
        ChannelDice.Document document = ChannelDice.of(dice);
        while (!document.marks().areComplete()
                || document.json().path("operations").isEmpty()) {
            document = ChannelDice.of(dice);
        }
        CompatibleChannelChange change = new CompatibleChannelChange(dice, document);
        String what = change.apply();
        return new Pair(what, change.before, change.after);
    }

    private String apply() {
        String id = dice.any(List.copyOf(after.path("operations").propertyNames()));
        ObjectNode operation = (ObjectNode) after.path("operations").path(id);
        return switch (dice.roll(7)) {
            case 0 -> message("send");
            case 1 -> message("receive");
            case 2 -> operationId(id);
            case 3 -> split(operation);
            case 4 -> order();
            case 5 -> scope(id);
            default -> messageId();
        };
    }

    /** Adds a message, with an operation of its own or in another one without a reply. */
    private String message(String action) {
        ChannelDice.add(dice, marks, after, "fresh");
        List<ObjectNode> others = new ArrayList<>();
        after.path("operations").forEach(each -> {
            if (each.path("action").asString().equals(action) && !each.has("reply")) {
                others.add((ObjectNode) each);
            }
        });
        if (others.isEmpty() || dice.oneIn(2)) {
            after.withObject("/operations").set("more", ChannelDice.operation(action, List.of("fresh")));
        } else {
            ObjectNode operation = dice.any(others);
            List<String> ids = ChannelDice.listed(operation);
            ids.add("fresh");
            ChannelDice.list(operation, ids);
        }
        return "message to " + action;
    }

    private String operationId(String id) {
        ObjectNode operations = after.withObject("/operations");
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(operations.properties());
        operations.removeAll();
        all.forEach(each -> operations.set(each.getKey().equals(id) ? "other" : each.getKey(), each.getValue()));
        return "other id of operation";
    }

    /** Moves the last message of an operation to a new one of the same kind. */
    private String split(ObjectNode operation) {
        List<String> ids = ChannelDice.listed(operation);
        boolean isShared = after.path("operations")
                .valueStream()
                .filter(each -> each.path("action").equals(operation.path("action")))
                .anyMatch(each ->
                        !each.equals(operation) && ChannelDice.listed(each).contains(ids.get(ids.size() - 1)));
        if (ids.size() > 1 && !isShared) {
            ObjectNode other = operation.deepCopy();
            ChannelDice.list(other, List.of(ids.remove(ids.size() - 1)));
            ChannelDice.list(operation, ids);
            after.withObject("/operations").set("split", other);
        }
        return "split operation";
    }

    private String order() {
        ObjectNode messages = ChannelDice.messages(after);
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(messages.properties());
        Collections.reverse(all);
        messages.removeAll();
        all.forEach(each -> messages.set(each.getKey(), each.getValue()));
        return "order";
    }

    private String scope(String operation) {
        before.withObject("/operations/" + operation).put("x-howl-scope", "dice:roll");
        return "without scope";
    }

    private String messageId() {
        ObjectNode messages = ChannelDice.messages(after);
        String id = dice.any(List.copyOf(messages.propertyNames()));
        messages.set("fresh", messages.remove(id));
        String text = after.path("operations").toString().replace("/messages/" + id + "\"", "/messages/fresh\"");
        after.set("operations", DiceDocument.parse(text));
        return "other id of message";
    }
}
