package dev.howl.comparison;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random documents with one channel, several messages and several operations. The messages have marks at the top of the
 * frame or in an envelope, in part or none, or are heirs of a schema with a discriminator.
 */
final class ChannelDice {
    static final String CHANNEL = "#/channels/dice";
    static final String BASE = "Base";

    /** The property of the messages' marks. */
    static final String MARK = "kind";

    static final String ENVELOPE = "body";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> MESSAGES = List.of("ask", "tell", "say", "nod");
    private static final List<String> OPERATIONS = List.of("hear", "take", "give", "push");

    private final SchemaDice dice;
    private final Marks marks;

    private ChannelDice(SchemaDice dice) {
        this.dice = dice;
        this.marks = dice.any(List.of(Marks.values()));
    }

    /** The places of the marks of a document's messages. */
    enum Marks {
        TOP,
        OUTSIDE_ENVELOPE,
        INSIDE_ENVELOPE,
        SOME,
        NONE,
        DISCRIMINATOR;

        boolean hasEnvelope() {
            return this == OUTSIDE_ENVELOPE || this == INSIDE_ENVELOPE;
        }

        /** Returns whether the marks tell all messages. */
        boolean areComplete() {
            return this != SOME && this != NONE;
        }
    }

    /** A document and the places of the marks of its messages. */
    record Document(Marks marks, ObjectNode json) {}

    static Document of(SchemaDice dice) {
        ChannelDice channel = new ChannelDice(dice);
        return new Document(channel.marks, channel.document());
    }

    private ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info").put("title", "Dice").put("version", "1.0.0");
        ObjectNode channel = document.putObject("channels").putObject("dice").put("address", "/dice");
        if (marks.hasEnvelope()) {
            channel.put("x-howl-envelope", ENVELOPE);
        }
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        if (marks == Marks.DISCRIMINATOR) {
            schemas.set(BASE, base());
        }
        ObjectNode messages = channel.putObject("messages");
        int size = 2 + dice.roll(3);
        MESSAGES.subList(0, size).forEach(id -> add(dice, marks, document, id));
        ObjectNode operations = document.putObject("operations");
        List<String> ids = List.copyOf(messages.propertyNames());
        for (int i = 0; i < OPERATIONS.size(); i++) {
            List<String> own = ids.stream().filter(id -> dice.oneIn(2)).toList();
            if (!own.isEmpty()) {
                operations.set(OPERATIONS.get(i), operation(i < 2 ? "receive" : "send", own));
                reply(dice, (ObjectNode) operations.get(OPERATIONS.get(i)), ids);
            }
        }
        return document;
    }

    private static ObjectNode base() {
        ObjectNode base = JSON.objectNode().put("type", "object").put("discriminator", MARK);
        base.putObject("properties").putObject(MARK).put("type", "string");
        base.putArray("required").add(MARK);
        return base;
    }

    /** Adds a message with a payload of its own. */
    static void add(SchemaDice dice, Marks marks, ObjectNode document, String id) {
        ObjectNode payload = dice.object(0);
        ObjectNode message = messages(document).putObject(id);
        boolean marked = marks.areComplete() || (marks == Marks.SOME && dice.oneIn(2));
        if (marked && marks != Marks.INSIDE_ENVELOPE && marks != Marks.DISCRIMINATOR) {
            mark(payload, id);
        }
        if (marks == Marks.DISCRIMINATOR) {
            ObjectNode heir = JSON.objectNode();
            heir.putArray("allOf")
                    .add(JSON.objectNode().put("$ref", "#/components/schemas/" + BASE))
                    .add(payload.without("additionalProperties"));
            document.withObject("/components/schemas").set(id, heir);
            message.putObject("payload").put("$ref", "#/components/schemas/" + id);
            return;
        }
        if (marks.hasEnvelope()) {
            ObjectNode body = payload.withObject("/properties").putObject(ENVELOPE);
            body.setAll(dice.object(0));
            payload.withArray("/required").add(ENVELOPE);
            if (marks == Marks.INSIDE_ENVELOPE) {
                mark(body, id);
            }
        }
        message.set("payload", payload);
    }

    /** Requires the mark of a message. */
    static void mark(ObjectNode schema, String value) {
        schema.withObject("/properties").putObject(MARK).put("const", value);
        schema.withArray("/required").add(MARK);
    }

    static ObjectNode operation(String action, List<String> messages) {
        ObjectNode operation = JSON.objectNode().put("action", action);
        operation.putObject("channel").put("$ref", CHANNEL);
        list(operation, messages);
        return operation;
    }

    /** Gives an operation a reply, other messages, or none. */
    static void reply(SchemaDice dice, ObjectNode operation, List<String> ids) {
        operation.remove("reply");
        List<String> answers = ids.stream().filter(id -> dice.oneIn(3)).toList();
        if (!answers.isEmpty() && dice.oneIn(2)) {
            list(operation.putObject("reply"), answers);
        }
    }

    static void list(ObjectNode holder, List<String> ids) {
        ArrayNode list = holder.putArray("messages");
        ids.forEach(id -> list.addObject().put("$ref", CHANNEL + "/messages/" + id));
    }

    static ObjectNode messages(ObjectNode document) {
        return document.withObject("/channels/dice/messages");
    }

    /** Returns the ids that an operation or a reply lists. */
    static List<String> listed(tools.jackson.databind.JsonNode holder) {
        List<String> ids = new ArrayList<>();
        holder.path("messages")
                .forEach(ref -> ids.add(ref.path("$ref").asString().replaceFirst(".*/", "")));
        return ids;
    }
}
