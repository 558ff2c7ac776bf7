package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A harmless request whose reply shows that the server has processed everything before it: the heartbeat where the
 * contract has one, else a request that has been answered before, else a Ping of the WebSocket protocol.
 */
final class ChannelProbe {
    private @Nullable Message message;
    private @Nullable JsonNode frame;
    private boolean settled;

    ChannelProbe(ChannelProtocol protocol) {
        protocol.role("ping")
                .filter(ping -> !protocol.replies(ping).isEmpty())
                .ifPresent(ping -> ping.examples().stream()
                        .map(Message.Example::payload)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(example -> {
                            message = ping;
                            frame = example;
                            settled = true;
                        }));
    }

    /** Remembers a request that was answered, if it is simpler than the one known. */
    void learn(Message request, JsonNode sent) {
        JsonNode known = frame;
        if (!settled
                && request.isJson()
                && (known == null || sent.toString().length() < known.toString().length())) {
            message = request;
            frame = sent;
        }
    }

    /** Sends the probe; empty if there is no request to send. */
    Optional<Expectation> send(Conversation conversation) {
        Message request = message;
        JsonNode example = frame;
        if (request == null || example == null) {
            return Optional.empty();
        }
        return Optional.of(conversation.send(request, new FrameContent.Json(conversation.filled(request, example))));
    }

    /**
     * Waits until the server has processed what was sent before.
     *
     * @param open requests whose answers may come before
     * @return the answer to one of these; {@link Answer.Silence} if the probe was answered first; empty if the server
     *     answers nothing any more
     */
    Optional<Answer> pass(Conversation conversation, List<Expectation> open, Patience patience) {
        Duration wait = patience.get();
        Optional<Expectation> probe = send(conversation);
        if (probe.isEmpty()) {
            Optional<Conversation.Match> match = conversation.await(open, patience.quiet());
            if (match.isPresent()) {
                return Optional.of(match.get().answer());
            }
            return conversation.pings(wait) ? Optional.of(new Answer.Silence()) : Optional.empty();
        }
        List<Expectation> all = new java.util.ArrayList<>(open);
        all.add(probe.get());
        Optional<Conversation.Match> match = conversation.await(all, wait);
        if (match.isEmpty()) {
            conversation.giveUp(probe.get());
            return Optional.empty();
        }
        if (!match.get().request().equals(probe.get())) {
            // The probe's own answer is read, so that it is not taken for that of a later request.
            if (!(match.get().answer() instanceof Answer.Closed)) {
                if (conversation.await(List.of(probe.get()), wait).isEmpty()) {
                    conversation.giveUp(probe.get());
                }
            }
            return Optional.of(match.get().answer());
        }
        if (match.get().answer() instanceof Answer.Closed) {
            return Optional.of(match.get().answer());
        }
        return Optional.of(new Answer.Silence());
    }
}
