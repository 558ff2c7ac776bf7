package dev.howl.testkit.mock;

import dev.howl.model.Message;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.CheckedMessage;
import dev.howl.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers to messages that are refused: the contract's error message if it has one, or else what {@code
 * x-howl-on-invalid} says.
 */
final class Refusals {
    private static final int POLICY = 1008;

    private final LiveChannel channel;

    Refusals(LiveChannel channel) {
        this.channel = channel;
    }

    /** Refuses an invalid message. */
    void refuse(MockSession session, CheckedMessage checked) {
        Violation violation = checked.violations().get(0);
        Message message = channel.known().toServer().get(checked.message());
        JsonNode ref = message == null ? null : channel.known().correlation().read(message, checked.content());
        refuse(session, checked.message(), code(violation), violation.message(), violation.pointer(), ref, List.of());
    }

    /** Refuses a valid message. */
    void refuse(Answering request, String code, String text, @Nullable String pointer) {
        refuse(request.session(), request.message().id(), code, text, pointer, request.ref(), request.misbehaviour());
    }

    private void refuse(
            MockSession session,
            @Nullable String cause,
            String code,
            String text,
            @Nullable String pointer,
            @Nullable JsonNode ref,
            List<Misbehaviour> misbehaviour) {
        String place = pointer == null || pointer.isEmpty() ? null : pointer;
        ControlFrames.Control error =
                channel.controls().error(code, text, place, ref).orElse(null);
        if (error != null) {
            session.output().send(error, cause, misbehaviour);
        } else if (!"ignore".equals(channel.known().channel().howl().onInvalid())) {
            session.output().close(POLICY, text);
        }
    }

    private static String code(Violation violation) {
        return switch (violation.keyword()) {
            case ChannelConformance.NOT_JSON -> "bad_json";
            case ChannelConformance.UNKNOWN_MESSAGE -> "unknown_type";
            case ChannelConformance.BINARY -> "binary_not_supported";
            default -> "schema_violation";
        };
    }
}
