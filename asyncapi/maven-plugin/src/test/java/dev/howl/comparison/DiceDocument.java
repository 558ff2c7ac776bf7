package dev.howl.comparison;

import dev.howl.diff.ComparedDocument;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.ReadOptions;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.instance.ChannelInstances;
import dev.howl.testkit.instance.Choices;
import dev.howl.testkit.instance.FrameContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document of random schemas, in a form to make and judge frames, and in one to compare. */
record DiceDocument(ComparedDocument document, ChannelInstances frames) {
    private static final int FRAMES = 12;

    /**
     * Reads a document whose server receives the messages {@code up} and {@code other}, and sends {@code down}.
     *
     * @param schemas the components, among them {@code Up} and {@code Down}
     * @return empty if the schemas are refused
     */
    static Optional<DiceDocument> of(Path file, ObjectNode schemas) throws IOException {
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
        Files.writeString(file, text);
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
        Message sent = from.frames().messages(direction).get(0);
        Message received = to.frames().messages(direction).get(0);
        for (int i = 0; i < FRAMES; i++) {
            Optional<FrameContent> frame = from.frames().generated(direction, sent, Choices.seeded(i));
            Optional<String> objection = frame.flatMap(made -> to.frames().objection(direction, received, made));
            if (objection.isPresent()) {
                return Optional.of(direction + ": " + frame.get().text() + ": " + objection.get());
            }
        }
        return Optional.empty();
    }
}
