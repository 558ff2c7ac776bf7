package dev.howl.generator.docs.playground;

import dev.howl.generator.docs.example.CodeSample;
import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.site.Addresses;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.Sockets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One WebSocket as the playground needs it: its address, schemas, roles, examples, and what a client may send. */
final class ChannelData {
    private static final String PAYLOAD = "$message.payload#";

    private final Contract contract;
    private final Channel channel;
    private final Examples examples;
    private final Addresses addresses;
    private final ObjectNode messages = JsonNodeFactory.instance.objectNode();
    /** The generated types that requests name, for the script that writes Java. */
    private final ObjectNode javaTypes = JsonNodeFactory.instance.objectNode();

    /** @param contract the view with one channel for each WebSocket */
    ChannelData(Contract contract, Channel channel, Examples examples, Addresses addresses) {
        this.addresses = addresses;
        this.contract = contract;
        this.channel = channel;
        this.examples = examples;
    }

    ObjectNode json() {
        String path = Sockets.path(channel);
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("id", channel.id());
        out.put("path", path == null ? "/" : path);
        ArrayNode parameters = out.putArray("parameters");
        channel.parameters().forEach(parameter -> add(parameters, parameter, "address"));
        channel.query().forEach(parameter -> add(parameters, parameter, "query"));
        channel.headers().forEach(parameter -> add(parameters, parameter, "header"));
        addExtensions(out);
        addMessages(out);
        addActions(out.putArray("actions"));
        out.set("javaTypes", javaTypes);
        out.set("bundle", FrameSchemas.bundle(contract, channel));
        return out;
    }

    private static void add(ArrayNode out, Parameter parameter, String in) {
        ObjectNode json = out.addObject().put("name", parameter.name()).put("in", in);
        json.put("required", parameter.required());
        put(json, "default", parameter.defaultValue());
        put(json, "description", parameter.description());
        ArrayNode values = json.putArray("values");
        parameter.values().forEach(values::add);
    }

    private void addExtensions(ObjectNode out) {
        ChannelExtensions howl = channel.howl();
        put(out, "envelope", howl.envelope());
        if (howl.heartbeat() != null) {
            out.put("pingMillis", howl.heartbeat().interval().toMillis());
        }
        ObjectNode codes = out.putObject("closeCodes");
        howl.closeCodes().forEach((code, meaning) -> codes.putObject(Integer.toString(code))
                .put("name", meaning.name())
                .put("reconnect", meaning.reconnect()));
        ArrayNode topics = out.putArray("topics");
        howl.topics().values().forEach(topic -> {
            ObjectNode json = topics.addObject().put("name", topic.name()).put("planned", topic.planned());
            put(json, "description", topic.description());
            if (topic.key() != null && topic.key().parameter() == null) {
                json.put("key", topic.key().name());
            }
        });
    }

    private void addMessages(ObjectNode out) {
        out.set("messages", messages);
        ObjectNode roles = out.putObject("roles");
        for (Message message : channel.messages()) {
            ObjectNode json = messages.putObject(message.id());
            String role = message.role();
            put(json, "role", role);
            put(json, "correlation", correlation(message));
            ArrayNode all = json.putArray("examples");
            message.examples().stream()
                    .filter(example -> example.payload() != null)
                    .forEach(example -> add(all, example));
            if (role != null && !roles.has(role)) {
                ObjectNode constants = JsonNodeFactory.instance.objectNode();
                Directions.constants(message).forEach(constants::set);
                roles.putObject(role).put("message", message.id()).set("constants", constants);
            }
        }
    }

    private static void add(ArrayNode out, Example example) {
        ObjectNode json = out.addObject();
        put(json, "name", example.name());
        put(json, "summary", example.summary());
        json.set("payload", example.payload());
    }

    private static @Nullable String correlation(Message message) {
        String location = message.correlationId();
        return location != null && location.startsWith(PAYLOAD) ? location.substring(PAYLOAD.length()) : null;
    }

    private void addActions(ArrayNode out) {
        for (Operation operation : contract.operations(channel)) {
            if (operation.action() == Action.RECEIVE) {
                operation.messages().forEach(message -> add(out, operation, message));
            }
        }
    }

    private void add(ArrayNode out, Operation operation, Message message) {
        ObjectNode json = out.addObject().put("operation", operation.id()).put("message", message.id());
        String summary = operation.summary() == null ? message.summary() : operation.summary();
        put(json, "summary", summary == null ? null : summary.strip().replaceAll("[`*]", ""));
        json.put("planned", operation.planned());
        put(json, "anchor", addresses.playgroundAnchor(operation.id()).orElse(null));
        Reply reply = operation.reply();
        ArrayNode replies = json.putArray("replies");
        (reply == null ? List.<Message>of() : reply.messages()).forEach(answer -> replies.add(answer.id()));
        ArrayNode samples = json.putArray("samples");
        examples.samples(operation, message).forEach(sample -> {
            ObjectNode each = samples.addObject().put("name", sample.name());
            Optional<ObjectNode> java = sample.name().equals(CodeSample.JAVA)
                    ? examples.javaRequest(operation, message, javaTypes)
                    : Optional.empty();
            if (java.isPresent()) {
                each.set("java", java.get());
            } else {
                each.put("before", sample.before());
                put(each, "after", sample.frame().isEmpty() ? null : sample.after());
            }
        });
        if (messages.path(message.id()) instanceof ObjectNode known) {
            examples.generatedPayload(message).ifPresent(payload -> known.set("generated", payload));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
