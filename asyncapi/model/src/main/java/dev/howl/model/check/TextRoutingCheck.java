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
 * Warnings of texts that nothing distinguishes on the side that receives them. The first of these kinds that has a message
 * for a frame decides: constant texts, patterns, JSON, any text. Among several of a kind, validation does, in the order of
 * the document.
 */
final class TextRoutingCheck {
    /** Frames that are searched; each search takes a validator's time. */
    private static final int MAX_WITNESSES = 10;

    private final Channel channel;
    private final List<Message> messages;
    private final String who;
    private final Diagnostics diagnostics;
    private final Map<String, Message> constants = new LinkedHashMap<>();
    private final List<Message> patterns = new ArrayList<>();
    private int witnesses;

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
        if (!constants.isEmpty() || !patterns.isEmpty()) {
            // Examples are written as JSON, which loads many classes, only where one of them can be read differently.
            messages.forEach(this::examples);
        }
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
            warn(
                    message,
                    other,
                    "both accept '" + text + "', which is read as '" + other.id() + "'",
                    "use different texts");
        }
    }

    private void pattern(Message message, String regex) {
        patterns.stream()
                .filter(earlier -> Coverage.covers(regex(earlier), regex))
                .findFirst()
                .ifPresent(earlier -> warn(
                        message,
                        earlier,
                        "every text that its pattern matches, that of the other matches too"
                                + example(earlier, message)
                                + ", and a text that both accept is read as '" + earlier.id() + "'",
                        "put '" + message.id() + "' first, or make the other pattern narrower"));
        patterns.add(message);
    }

    private void warn(Message message, Message other, String fits, String remedy) {
        diagnostics.warning(
                place(message),
                "message '" + message.id() + "' cannot be distinguished from '" + other.id() + "', which " + who
                        + " too in channel '" + channel.id() + "': " + fits + "; " + remedy);
    }

    private void free(List<Message> alike) {
        alike.stream()
                .skip(1)
                .forEach(message -> warn(
                        message,
                        alike.get(0),
                        "both may be any text"
                                + example(alike.get(0), message)
                                + ", and a text that both accept is read as '"
                                + alike.get(0).id() + "'",
                        "give one a const, an enum or a pattern"));
    }

    private void json() {
        List<Message> json = messages.stream().filter(Message::isJson).toList();
        for (Message pattern : json.isEmpty() ? List.<Message>of() : patterns) {
            if (Coverage.coversAll(regex(pattern))) {
                Message first = json.get(0);
                warn(
                        pattern,
                        first,
                        "its pattern matches every text" + example(first, first) + ", and a frame that both accept is"
                                + " read as '" + pattern.id()
                                + "', because texts with a pattern are tried before JSON",
                        "make the pattern narrower, or remove it: the message then receives every text that fits no other message");
            }
        }
    }

    /** Returns the words for a frame that two messages accept. Schemas with errors cannot be compiled. */
    private String example(Message one, Message other) {
        if (diagnostics.hasErrors() || ++witnesses > MAX_WITNESSES) {
            return "";
        }
        return TextWitness.of(one, other).map(text -> ", such as " + text).orElse("");
    }

    private void examples(Message message) {
        for (Example example : message.examples()) {
            JsonNode payload = example.payload();
            if (payload != null && (message.isJson() || (message.isText() && payload.isString()))) {
                Message taken = taken(message.isText() ? payload.stringValue() : payload.toString());
                if (taken != null && !taken.id().equals(message.id())) {
                    diagnostics.warning(
                            example.location(),
                            "this example of message '" + message.id() + "' is read as message '" + taken.id()
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
