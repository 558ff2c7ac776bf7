package dev.howl.generator.docs;

import dev.howl.model.Annotations;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.Viewpoint;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Contracts by hand. */
final class Samples {
    private static final Location HERE = new Location("chat.yaml", 1, 1);

    private Samples() {}

    /** A contract that says something of everything. */
    static Contract chat() {
        return chat(UnaryOperator.identity());
    }

    /** @param text what becomes of every text in it */
    static Contract chat(UnaryOperator<String> text) {
        Schema payload = payload(text);
        Message say = message(text, "say", "ping", payload);
        Message said = message(text, "said", "pong", payload);
        Message left = message(text, "left", null, null);
        Channel channel = channel(text, List.of(say, said, left));
        Operation receive =
                operation(text, "receiveSay", Action.RECEIVE, channel, say, new Reply(channel, List.of(said), HERE));
        Operation send = operation(text, "sendSaid", Action.SEND, channel, said, null);
        return contract(text, List.of(channel), List.of(receive, send));
    }

    /** A contract whose only message has a payload. */
    static Contract of(Schema payload) {
        UnaryOperator<String> same = UnaryOperator.identity();
        Message message = message(same, "only", null, payload);
        Channel channel = bare("room", List.of(message), ChannelExtensions.NONE);
        return contract(same, List.of(channel), List.of());
    }

    /** A contract with channels that explain an error code each. */
    static Contract withErrors(Map<String, String> codeByChannel) {
        List<Channel> channels = codeByChannel.entrySet().stream()
                .map(entry -> bare(entry.getKey(), List.of(), errors(entry.getValue())))
                .toList();
        return contract(UnaryOperator.identity(), channels, List.of());
    }

    static Contract described(String description) {
        return new Contract(
                "3.0.0",
                "Chat",
                "1.0.0",
                description,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Path.of("chat.yaml"),
                List.of());
    }

    static Contract from(Path source) {
        return new Contract(
                "3.0.0", "Chat", "1.0.0", null, List.of(), List.of(), List.of(), List.of(), source, List.of());
    }

    private static ChannelExtensions errors(String code) {
        ErrorCode error = new ErrorCode(code, "No.", false, "never");
        return new ChannelExtensions(null, null, null, Map.of(), Map.of(code, error), Map.of(), null);
    }

    private static Channel bare(String id, List<Message> messages, ChannelExtensions howl) {
        return new Channel(id, "/" + id, null, null, null, messages, List.of(), Channel.Handshake.NONE, howl, HERE);
    }

    private static Contract contract(UnaryOperator<String> text, List<Channel> channels, List<Operation> operations) {
        return new Contract(
                text.apply("3.0.0"),
                text.apply("Chat"),
                text.apply("1.2.3"),
                text.apply("About the contract."),
                List.of(),
                channels,
                operations,
                Contract.Reusable.NONE,
                new Annotations(
                        List.of(new Annotations.Note(
                                text.apply("License"), text.apply("MIT"), text.apply("https://a.example"))),
                        Map.of()),
                List.of(),
                Viewpoint.DEFAULT,
                Path.of("/home/someone", text.apply("chat.yaml").replace('/', '|')),
                List.of(),
                text.apply("asyncapi: 3.0.0"));
    }

    private static Channel channel(UnaryOperator<String> text, List<Message> messages) {
        Schema color = SchemaBuilder.inline(Schema.Type.STRING)
                .values(text.apply("red"), text.apply("blue"))
                .defaultValue(text.apply("default"))
                .about(text.apply("Title"), text.apply("About the parameter."))
                .schema();
        Channel.Parameter parameter = new Channel.Parameter(
                text.apply("parameter"), text.apply("About the parameter."), Shape.of(color), true, HERE);
        Schema object = SchemaBuilder.inline(Schema.Type.OBJECT)
                .property(text.apply("parameter"), color)
                .schema();
        return new Channel(
                text.apply("room"),
                text.apply("/room"),
                text.apply("The room"),
                text.apply("channel summary"),
                text.apply("About the channel."),
                messages,
                List.of(parameter),
                new Channel.Handshake(List.of(object), List.of(object)),
                extensions(text),
                HERE);
    }

    private static ChannelExtensions extensions(UnaryOperator<String> text) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        topics.put(text.apply("talk"), topic(text, "talk", text.apply("said"), text.apply("receiveSay")));
        topics.put(text.apply("news"), topic(text, "news", text.apply("missing"), text.apply("nowhere")));
        Map<String, ErrorCode> errors = new LinkedHashMap<>();
        for (String code : List.of("bad_json", "not_implemented")) {
            errors.put(
                    text.apply(code),
                    new ErrorCode(text.apply(code), text.apply("About " + code), true, text.apply("sometimes")));
        }
        CloseCode close = new CloseCode(4000, text.apply("idle"), text.apply("About idling."), true);
        return new ChannelExtensions(
                "ChatClient",
                text.apply("payload"),
                new Heartbeat(Duration.ofSeconds(5), Duration.ofSeconds(90)),
                topics,
                errors,
                Map.of(4000, close),
                text.apply("shrug"));
    }

    private static Topic topic(UnaryOperator<String> text, String name, String event, String snapshot) {
        return new Topic(
                text.apply(name),
                text.apply("About " + name),
                List.of(event),
                new ChannelExtensions.KeyDefinition(
                        text.apply("key"),
                        SchemaBuilder.inline(Schema.Type.STRING).schema(),
                        null),
                true,
                snapshot,
                text.apply("wait"),
                text.apply("speak"),
                text.apply("listen"),
                true,
                HERE);
    }

    private static Schema payload(UnaryOperator<String> text) {
        Schema color = SchemaBuilder.inline(Schema.Type.STRING)
                .values(text.apply("red"), text.apply("blue"))
                .defaultValue(text.apply("red"))
                .format(text.apply("color"))
                .pattern(text.apply("^r"))
                .unsupported(text.apply("not"))
                .about(text.apply("Color"), text.apply("About the color."))
                .schema();
        Schema inner = SchemaBuilder.inline(Schema.Type.OBJECT)
                .required(text.apply("color"), color)
                .schema();
        Schema named = SchemaBuilder.named(text.apply("Author"), Schema.Type.OBJECT)
                .property(
                        text.apply("name"),
                        SchemaBuilder.inline(Schema.Type.STRING).schema())
                .about(text.apply("Title"), text.apply("About the author."))
                .schema();
        return SchemaBuilder.inline(Schema.Type.OBJECT)
                .required(
                        text.apply("type"),
                        SchemaBuilder.inline().constant(text.apply("say")).schema())
                .property(text.apply("inner"), inner)
                .property(text.apply("innerAgain"), inner)
                .property(text.apply("author"), named)
                .schema();
    }

    private static Message message(
            UnaryOperator<String> text, String id, @Nullable String role, @Nullable Schema payload) {
        Example example = new Example(
                text.apply("example name"),
                text.apply("example summary"),
                JsonNodeFactory.instance.objectNode().put(text.apply("field"), text.apply("value")),
                JsonNodeFactory.instance.objectNode().put(text.apply("header"), text.apply("value")),
                HERE);
        return new Message(
                text.apply(id),
                text.apply(id + "Name"),
                text.apply("Title of " + id),
                text.apply("summary of " + id),
                text.apply("About " + id),
                text.apply("text/plain"),
                payload,
                null,
                text.apply("$message.payload#/ref"),
                List.of(example),
                role,
                null,
                HERE);
    }

    private static Operation operation(
            UnaryOperator<String> text,
            String id,
            Action action,
            Channel channel,
            Message message,
            @Nullable Reply reply) {
        return new Operation(
                text.apply(id),
                action,
                channel,
                text.apply("Title of " + id),
                text.apply("summary of " + id),
                text.apply("About " + id),
                List.of(message),
                reply,
                List.of(text.apply("tag of " + id)),
                true,
                null,
                text.apply("scope"),
                HERE);
    }
}
