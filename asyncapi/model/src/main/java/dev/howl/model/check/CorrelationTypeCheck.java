package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Regex;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of correlation ids whose schema refuses what generated code writes: short texts of letters and digits, or
 * integers where the ids of all messages of a WebSocket are numbers.
 */
final class CorrelationTypeCheck {
    private static final String FORM = "$message.payload#/";
    /** The ids of a generated client are such as the first, those of a generated server such as the second. */
    private static final List<String> WRITTEN = List.of("1", "s-1", "1z141z4", "s-1z141z4");

    private final Contract contract;
    private final Diagnostics diagnostics;

    private CorrelationTypeCheck(Contract contract, Diagnostics diagnostics) {
        this.contract = contract;
        this.diagnostics = diagnostics;
    }

    /** @param sockets has one channel for each WebSocket */
    static void check(LinkedContract sockets, Diagnostics diagnostics) {
        CorrelationTypeCheck check = new CorrelationTypeCheck(sockets.contract(), diagnostics);
        sockets.contract().sockets().forEach(check::channel);
    }

    private void channel(Channel channel) {
        List<Message> correlated = Stream.concat(
                        Directions.toServer(contract, channel).stream(),
                        Directions.toClient(contract, channel).stream())
                .distinct()
                .filter(message -> id(message) != null)
                .toList();
        boolean isText = correlated.stream().anyMatch(message -> !isNumber(message));
        for (Message message : correlated) {
            if (isNumber(message) && isText) {
                diagnostics.warning(
                        message.location(),
                        "the correlation id of message '" + message.id() + "' is a number, but in other messages of"
                                + " channel '" + channel.id() + "' it may be a text, so ids are written as texts;"
                                + " use one type");
            } else if (isWritten(channel, message) && !isText(message) && !isNumber(message)) {
                warn(message, "it must allow a text or an integer");
            } else if (isWritten(channel, message) && isText(message)) {
                texts(message, channel);
            }
        }
    }

    private void texts(Message message, Channel channel) {
        Shape id = id(message);
        boolean byClient = Directions.toServer(contract, channel).contains(message);
        List<String> written = WRITTEN.stream()
                .filter(text -> byClient != text.startsWith("s-"))
                .toList();
        if (id != null && !written.stream().allMatch(text -> allows(id, text))) {
            warn(message, "generated code writes short texts such as '" + written.get(0) + "'; allow any text");
        }
    }

    private void warn(Message message, String words) {
        diagnostics.warning(
                message.location(),
                "the schema of the correlation id of message '" + message.id()
                        + "' refuses the ids that generated code writes: " + words);
    }

    private static boolean allows(Shape id, String text) {
        return id.values() == null
                && id.keywords().map(Keywords::format).allMatch(format -> format == null)
                && id.keywords().map(Keywords::bounds).allMatch(bounds -> allows(bounds, text));
    }

    private static boolean allows(Bounds bounds, String text) {
        return (bounds.minLength() == null || bounds.minLength() <= text.length())
                && (bounds.maxLength() == null || bounds.maxLength() >= text.length())
                && (bounds.pattern() == null || matches(bounds.pattern(), text));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Regex.of(pattern).find(text).isPresent();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    /** Returns whether generated code makes up the id: that of a request, or of what a role lets clients send. */
    private boolean isWritten(Channel channel, Message message) {
        return message.hasRoleOfClients()
                || contract.operations(channel).stream()
                        .anyMatch(operation -> operation.reply() != null
                                && operation.messages().contains(message));
    }

    private static boolean isText(Message message) {
        Set<Schema.Type> types = types(message);
        return types.isEmpty() || types.contains(Schema.Type.STRING);
    }

    private static boolean isNumber(Message message) {
        Set<Schema.Type> types = types(message);
        return !isText(message) && (types.contains(Schema.Type.INTEGER) || types.contains(Schema.Type.NUMBER));
    }

    private static Set<Schema.Type> types(Message message) {
        Shape id = id(message);
        return id == null ? Set.of() : id.types();
    }

    /** Returns the schema of a correlation id at the top of the payload; {@code null} if the document describes none. */
    private static @Nullable Shape id(Message message) {
        String location = message.correlationId();
        if (location == null || message.payload() == null || !message.isJson() || !location.startsWith(FORM)) {
            return null;
        }
        Member member = Shape.of(message.payload()).members().get(location.substring(FORM.length()));
        return member == null ? null : member.shape();
    }
}
