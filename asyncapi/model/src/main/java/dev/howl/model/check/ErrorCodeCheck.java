package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.syntax.Mapping;
import dev.howl.runtime.Codes;
import java.util.ArrayList;
import java.util.List;

/** {@code x-howl-errors}: goes with an error message, and has the codes that the runtime uses by itself. */
final class ErrorCodeCheck {
    private static final List<String> ALWAYS = List.of(
            Codes.BAD_JSON,
            Codes.UNKNOWN_TYPE,
            Codes.SCHEMA_VIOLATION,
            Codes.BINARY_NOT_SUPPORTED,
            Codes.RATE_LIMITED,
            Codes.INTERNAL);
    private static final List<String> WITH_CONNECT = List.of(Codes.NOT_CONNECTED, Codes.WRONG_ID);
    private static final List<String> WITH_SUBSCRIBE =
            List.of(Codes.UNKNOWN_TOPIC, Codes.KEY_REQUIRED, Codes.TOO_MANY_SUBSCRIPTIONS);
    private static final List<String> WITH_REFRESH = List.of(Codes.UNAUTHENTICATED, Codes.FORBIDDEN, Codes.UNAVAILABLE);

    private ErrorCodeCheck() {}

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            Mapping object = linked.origins().of(channel);
            Location place = object.keyLocation("x-howl-errors");
            boolean written = object.child("x-howl-errors") != null;
            if (hasTextError(channel)) {
                continue; // it may have no code at all
            }
            if (has(channel, "error")) {
                declared(linked, channel, written ? place : channel.location(), diagnostics);
            } else if (written) {
                diagnostics.error(
                        place,
                        "channel '" + channel.id() + "' has x-howl-errors but no message with x-howl-role: error that"
                                + " could carry them");
            }
        }
    }

    private static void declared(LinkedContract linked, Channel channel, Location place, Diagnostics diagnostics) {
        List<String> missing = new ArrayList<>(used(linked, channel));
        missing.removeAll(channel.howl().errors().keySet());
        if (!missing.isEmpty()) {
            diagnostics.error(
                    place,
                    "x-howl-errors of channel '" + channel.id() + "' does not describe codes that the runtime sends: "
                            + String.join(", ", missing) + "; add them");
        }
    }

    private static List<String> used(LinkedContract linked, Channel channel) {
        List<String> codes = new ArrayList<>(ALWAYS);
        if (Directions.toServer(linked.contract(), channel).stream().anyMatch(Message::isBinary)) {
            codes.remove(Codes.BINARY_NOT_SUPPORTED);
        }
        if (has(channel, "connect")) {
            codes.addAll(WITH_CONNECT);
        }
        if (has(channel, "subscribe")) {
            codes.addAll(WITH_SUBSCRIBE);
        }
        if (has(channel, "refresh")) {
            codes.addAll(WITH_REFRESH);
        }
        boolean planned = linked.contract().operations(channel).stream().anyMatch(Operation::planned)
                || channel.howl().topics().values().stream().anyMatch(Topic::planned);
        if (planned) {
            codes.add(Codes.NOT_IMPLEMENTED);
        }
        return codes;
    }

    private static boolean hasTextError(Channel channel) {
        return channel.messages().stream().anyMatch(message -> "error".equals(message.role()) && message.isText());
    }

    private static boolean has(Channel channel, String role) {
        return channel.messages().stream().map(Message::role).anyMatch(role::equals);
    }
}
