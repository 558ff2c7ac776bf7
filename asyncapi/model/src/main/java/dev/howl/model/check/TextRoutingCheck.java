package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.TextPayload;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The recognition of texts that one side receives: constant texts come first, then patterns in the order of the
 * document, then JSON, then the text that may be anything.
 */
final class TextRoutingCheck {
    private final Channel channel;
    private final List<Message> messages;
    private final String who;
    private final Diagnostics diagnostics;
    private final Map<String, Message> constants = new LinkedHashMap<>();
    private final List<Message> patterns = new ArrayList<>();

    private TextRoutingCheck(Channel channel, List<Message> messages, String who, Diagnostics diagnostics) {
        this.channel = channel;
        this.messages = messages;
        this.who = who;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().sockets()) {
            direction(linked, channel, Directions.toServer(linked.contract(), channel), "clients send", diagnostics);
            direction(
                    linked, channel, Directions.toClient(linked.contract(), channel), "the server sends", diagnostics);
        }
    }

    private static void direction(
            LinkedContract linked, Channel channel, List<Message> messages, String who, Diagnostics diagnostics) {
        boolean known = messages.stream().noneMatch(message -> Payloads.isUnknown(linked, message));
        if (known) {
            new TextRoutingCheck(channel, messages, who, diagnostics).check();
        }
    }

    private void check() {
        List<Message> free = new ArrayList<>();
        for (Message message : messages) {
            Schema payload = TextPayload.of(message);
            if (message.isText() && payload == null) {
                free.add(message);
            } else if (payload != null) {
                List<String> fixed = constants(payload);
                fixed.forEach(text -> constant(text, message));
                if (fixed.isEmpty() && payload.keywords().bounds().pattern() == null) {
                    free.add(message);
                } else if (fixed.isEmpty() && TextCheck.pattern(payload) != null) {
                    pattern(message, regex(message));
                }
            }
        }
        free(free);
        json();
        messages.forEach(this::examples);
    }

    private static List<String> constants(Schema payload) {
        JsonNode constant = payload.keywords().constant();
        return (constant == null ? payload.keywords().enumValues() : List.of(constant))
                .stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    }

    private static String regex(Message message) {
        Schema payload = TextPayload.of(message);
        String regex = payload == null ? null : payload.keywords().bounds().pattern();
        return regex == null ? "" : regex;
    }

    private void constant(String text, Message message) {
        Message other = constants.putIfAbsent(text, message);
        if (other != null && !other.id().equals(message.id())) {
            diagnostics.limit(
                    place(message),
                    "messages '" + other.id() + "' and '" + message.id() + "', which " + who + " in channel '"
                            + channel.id() + "', are both the text '" + text + "'; give each a text of its own");
        }
    }

    private void pattern(Message message, String regex) {
        patterns.stream()
                .filter(earlier -> Coverage.covers(regex(earlier), regex))
                .findFirst()
                .ifPresent(earlier -> diagnostics.limit(
                        place(message),
                        "message '" + message.id()
                                + "' is never recognised: whatever its pattern matches is taken for '"
                                + earlier.id() + "', which " + who + " too and which stands before it in channel '"
                                + channel.id() + "'; put it first, or make the other pattern narrower"));
        patterns.add(message);
    }

    private void free(List<Message> alike) {
        alike.stream()
                .skip(1)
                .forEach(message -> diagnostics.warning(
                        message.location(),
                        "messages '" + alike.get(0).id() + "' and '" + message.id() + "', which " + who
                                + " in channel '" + channel.id() + "', may be any text and cannot be told apart:"
                                + " such a text is received as '" + alike.get(0).id()
                                + "', the first of them; give the other a const, an enum or a pattern"));
    }

    private void json() {
        List<Message> json = messages.stream().filter(Message::isJson).toList();
        for (Message pattern : json.isEmpty() ? List.<Message>of() : patterns) {
            if (Coverage.coversAll(regex(pattern))) {
                diagnostics.limit(
                        place(pattern),
                        "the pattern of message '" + pattern.id() + "' matches every text, so that '"
                                + json.get(0).id() + "', which " + who + " too, is never recognised; make it narrower,"
                                + " or leave it out: what is nothing else is this message then");
            }
        }
    }

    private void examples(Message message) {
        for (Example example : message.examples()) {
            JsonNode payload = example.payload();
            if (payload != null && (message.isJson() || (message.isText() && payload.isString()))) {
                Message taken = taken(message.isText() ? payload.stringValue() : payload.toString());
                if (taken != null && !taken.id().equals(message.id())) {
                    diagnostics.limit(
                            example.location(),
                            "this example of message '" + message.id() + "' is taken for message '" + taken.id()
                                    + "', which " + who + " too; make the text or the pattern of that one narrower");
                }
            }
        }
    }

    private @Nullable Message taken(String text) {
        Message constant = constants.get(text);
        return constant != null
                ? constant
                : patterns.stream()
                        .filter(message -> Coverage.matches(regex(message), text))
                        .findFirst()
                        .orElse(null);
    }

    private static Location place(Message message) {
        Schema payload = message.payload();
        return payload == null ? message.location() : payload.location();
    }
}
