package dev.howl.comparison;

import dev.howl.diff.ComparedDocument;
import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.ReadOptions;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document of random schemas, in a form to make and judge frames, and in one to compare. */
record DiceDocument(ComparedDocument document, ChannelInstances frames) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int FRAMES = 12;
    /** Messages of which so many frames cannot be made have none, or hardly any. */
    private static final int FAILURES = 3;

    /**
     * Reads a document whose server receives the message {@code up}, and sends {@code down}.
     *
     * @param schemas the components, among them {@code Up} and {@code Down}
     * @return empty if the schemas are refused
     */
    static Optional<DiceDocument> ofSchemas(Path file, ObjectNode schemas) throws IOException {
        String text = """
                {"asyncapi": "3.0.0", "info": {"title": "Dice", "version": "1.0.0"},
                 "channels": {"dice": {"address": "/dice", "messages": {
                   "up": {"payload": {"$ref": "#/components/schemas/Up"}},
                   "down": {"payload": {"$ref": "#/components/schemas/Down"}}}}},
                 "operations": {
                   "up": {"action": "receive", "channel": {"$ref": "#/channels/dice"},
                     "messages": [{"$ref": "#/channels/dice/messages/up"}]},
                   "down": {"action": "send", "channel": {"$ref": "#/channels/dice"},
                     "messages": [{"$ref": "#/channels/dice/messages/down"}]}},
                 "components": {"schemas": SCHEMAS}}
                """.replace("SCHEMAS", schemas.toString());
        return of(file, parse(text));
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /** Reads a document with one channel; empty if it is refused. */
    static Optional<DiceDocument> of(Path file, JsonNode json) throws IOException {
        Files.writeString(file, json.toString());
        try {
            ComparedDocument document =
                    new ComparedDocument(file.toString(), ContractReader.link(file, ReadOptions.DEFAULT));
            Contract sockets = Sockets.of(document.linked().contract());
            return Optional.of(new DiceDocument(
                    document, ChannelInstances.of(sockets, sockets.channels().get(0))));
        } catch (InvalidContractException e) {
            return Optional.empty();
        }
    }

    /** Returns components in which both directions have the same schema. */
    static ObjectNode both(ObjectNode schema) {
        return components(schema, schema, schema);
    }

    /** Returns components with schemas of both directions, and one that random schemas may refer to. */
    static ObjectNode components(ObjectNode up, ObjectNode down, ObjectNode self) {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        components.set("Up", payload(up));
        components.set("Down", payload(down));
        components.set("Self", payload(self));
        return components;
    }

    private static ObjectNode payload(ObjectNode value) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "object");
        payload.putObject("properties").set("v", value);
        return payload;
    }

    /** Returns a frame that old clients and the new server disagree on; empty if none was found. */
    static Optional<String> counterexample(DiceDocument old, DiceDocument now) {
        return counterexample(old, now, Direction.TO_SERVER).or(() -> counterexample(now, old, Direction.TO_CLIENT));
    }

    private static Optional<String> counterexample(DiceDocument from, DiceDocument to, Direction direction) {
        for (Message sent : from.frames().messages(direction)) {
            int failed = 0;
            for (int i = 0; i < FRAMES && failed < FAILURES; i++) {
                Optional<FrameContent> frame = from.frames().generated(direction, sent, Choices.seeded(i));
                failed += frame.isPresent() ? 0 : 1;
                Optional<String> objection = frame.filter(made -> isUsual(sent, made))
                        .flatMap(made -> to.objection(from, direction, sent.id(), made));
                if (objection.isPresent()) {
                    return Optional.of(
                            direction + ": " + sent.id() + " " + frame.get().text() + ": " + objection.get());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns whether a message has no mark that its schema leaves out: a property may be added, since senders do not use
     * names that mean nothing yet.
     */
    private static boolean isUsual(Message message, FrameContent frame) {
        JsonNode value = parse(frame.text());
        Schema payload = message.payload();
        return !value.has(ChannelDice.MARK)
                || payload == null
                || Facts.of(Shape.of(payload)).described().contains(ChannelDice.MARK);
    }

    /**
     * Returns what is wrong with a frame for its receiver. A message that the receiver does not have may be one that it
     * has under another name; a client receives others as unknown.
     */
    private Optional<String> objection(DiceDocument sender, Direction direction, String id, FrameContent frame) {
        List<Message> all = frames.messages(direction);
        Optional<Message> same =
                all.stream().filter(message -> message.id().equals(id)).findFirst();
        if (same.isPresent()) {
            return frames.objection(direction, same.get(), frame);
        }
        Optional<Message> taken = all.stream()
                .filter(message -> frames.objection(direction, message, frame).isEmpty())
                .findFirst();
        boolean isAnother = taken.isPresent()
                && sender.frames().messages(direction).stream()
                        .anyMatch(message -> message.id().equals(taken.get().id()));
        if (isAnother) {
            return Optional.of("it is taken for " + taken.get().id());
        }
        return taken.isPresent() || direction == Direction.TO_CLIENT ? Optional.empty() : Optional.of("it is unknown");
    }
}
