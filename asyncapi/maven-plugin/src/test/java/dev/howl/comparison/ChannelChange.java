package dev.howl.comparison;

import dev.howl.comparison.ChannelDice.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A random change of the messages, marks and operations of a document. */
final class ChannelChange {
    private static final String MARK = ChannelDice.MARK;

    private final SchemaDice dice;
    private final ChannelDice.Marks marks;
    private final ObjectNode document;

    private ChannelChange(SchemaDice dice, Document old) {
        this.dice = dice;
        this.marks = old.marks();
        this.document = old.json().deepCopy();
    }

    /** Returns a document with one change. */
    static ObjectNode of(SchemaDice dice, Document old) {
        ChannelChange change = new ChannelChange(dice, old);
        change.apply();
        change.dropEmptyOperations();
        return change.document;
    }

    private void apply() {
        switch (dice.roll(11)) {
            case 0 -> remove();
            case 1 -> add();
            case 2, 3 -> move();
            case 4 -> swapMarks();
            case 5 -> mark();
            case 6 -> order();
            case 7 -> reply();
            case 8 -> rename();
            case 9 -> scope();
            default -> payload();
        }
    }

    private void dropEmptyOperations() {
        ObjectNode operations = (ObjectNode) document.path("operations");
        for (String id : List.copyOf(operations.propertyNames())) {
            if (ChannelDice.listed(operations.path(id)).isEmpty()) {
                operations.remove(id);
            }
        }
    }

    private ObjectNode messages() {
        return ChannelDice.messages(document);
    }

    private String anyMessage() {
        return dice.any(List.copyOf(messages().propertyNames()));
    }

    private List<ObjectNode> operations() {
        List<ObjectNode> all = new ArrayList<>();
        document.path("operations").forEach(each -> all.add((ObjectNode) each));
        return all;
    }

    /** Removes a message from the channel and all operations. */
    private void remove() {
        String id = anyMessage();
        if (messages().size() > 1) {
            messages().remove(id);
            operations().forEach(operation -> unlist(operation, id));
        }
    }

    private static void unlist(ObjectNode operation, String id) {
        for (JsonNode holder : List.of(operation, operation.path("reply"))) {
            List<String> ids = ChannelDice.listed(holder);
            if (ids.remove(id)) {
                ChannelDice.list((ObjectNode) holder, ids);
            }
        }
        if (ChannelDice.listed(operation.path("reply")).isEmpty()) {
            operation.remove("reply");
        }
    }

    private void add() {
        ChannelDice.add(dice, marks, document, "fresh");
        if (!operations().isEmpty()) {
            enlist(dice.any(operations()), "fresh");
        }
    }

    private void enlist(ObjectNode operation, String id) {
        List<String> ids = ChannelDice.listed(operation);
        if (!ids.contains(id)) {
            ids.add(dice.roll(ids.size() + 1), id);
        }
        ChannelDice.list(operation, ids);
    }

    /** Moves a message from one operation to another, which may be of the other direction. */
    private void move() {
        if (operations().size() < 2) {
            return;
        }
        ObjectNode from = dice.any(operations());
        List<String> ids = ChannelDice.listed(from);
        if (!ids.isEmpty()) {
            String id = dice.any(ids);
            ids.remove(id);
            ChannelDice.list(from, ids);
            enlist(dice.any(operations()), id);
        }
    }

    private void swapMarks() {
        ObjectNode one = marked(anyMessage());
        ObjectNode other = marked(anyMessage());
        JsonNode mark = one.path("properties").path(MARK);
        JsonNode otherMark = other.path("properties").path(MARK);
        if (mark.isObject() && otherMark.isObject()) {
            one.withObject("/properties").set(MARK, otherMark.deepCopy());
            other.withObject("/properties").set(MARK, mark.deepCopy());
        }
    }

    /** Returns the schema that has or would have the mark of a message. */
    private ObjectNode marked(String id) {
        if (marks == ChannelDice.Marks.DISCRIMINATOR) {
            return (ObjectNode) document.at("/components/schemas/" + id + "/allOf/1");
        }
        ObjectNode payload = (ObjectNode) messages().at("/" + id + "/payload");
        return marks == ChannelDice.Marks.INSIDE_ENVELOPE
                ? payload.withObject("/properties/" + ChannelDice.ENVELOPE)
                : payload;
    }

    private void mark() {
        ObjectNode schema = marked(anyMessage());
        ObjectNode properties = schema.withObject("/properties");
        switch (dice.roll(5)) {
            case 0 -> properties.remove(MARK);
            case 1 -> properties.putObject(MARK).put("const", dice.any(List.of("ask", "tell", "other")));
            case 2 -> properties.putObject(MARK).putArray("enum").add("ask").add("say");
            case 3 -> properties.putObject(MARK).put("type", "string");
            default -> unrequire(schema);
        }
    }

    private static void unrequire(ObjectNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        names.remove(MARK);
        schema.remove("required");
        names.forEach(schema.withArray("/required")::add);
    }

    private void order() {
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(messages().properties());
        Collections.reverse(all);
        messages().removeAll();
        all.forEach(entry -> messages().set(entry.getKey(), entry.getValue()));
    }

    private void reply() {
        if (!operations().isEmpty()) {
            ChannelDice.reply(
                    dice, dice.any(operations()), List.copyOf(messages().propertyNames()));
        }
    }

    private void rename() {
        String id = anyMessage();
        messages().set("fresh", messages().remove(id));
        String text = document.path("operations").toString().replace("/messages/" + id + "\"", "/messages/fresh\"");
        document.set("operations", DiceDocument.parse(text));
    }

    private void scope() {
        if (!operations().isEmpty()) {
            ObjectNode operation = dice.any(operations());
            operation.put("x-howl-scope", dice.any(List.of("dice:roll", "dice:see")));
        }
    }

    private void payload() {
        String id = anyMessage();
        if (marks == ChannelDice.Marks.DISCRIMINATOR) {
            JsonNode heir = document.at("/components/schemas/" + id);
            document.withObject("/components/schemas").set(id, RandomChange.of(dice, (ObjectNode) heir));
        } else {
            ObjectNode message = (ObjectNode) messages().path(id);
            message.set("payload", RandomChange.of(dice, (ObjectNode) message.path("payload")));
        }
    }
}
