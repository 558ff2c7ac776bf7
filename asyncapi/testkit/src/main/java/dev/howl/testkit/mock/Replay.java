package dev.howl.testkit.mock;

import dev.howl.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The frames that a recorded server sent on a channel, by the message that they answer. A message gets the answers of the first recorded one with
 * the same content that was not used; without one, those of the first of the same message that was not used; after all
 * were used, from the first again. Thread-safe.
 */
final class Replay {
    /** The mock answers these by itself; a recorded answer would hold what is right for another connection only. */
    private static final Set<String> OWN = Set.of("connect", "disconnect", "ping");

    private static final JsonNode ANY = JsonNodeFactory.instance.stringNode("");

    private final MockedChannel known;
    /** The frames that the server sent before the first message of the client, of each connection. */
    private final List<List<ReplayFrame>> openings = new ArrayList<>();

    private final Map<String, List<RecordedExchange>> exchanges = new HashMap<>();
    private final Map<String, List<RecordedExchange>> unused = new HashMap<>();
    private int opened;

    Replay(MockedChannel known) {
        this.known = known;
    }

    synchronized List<ReplayFrame> newConnection() {
        List<ReplayFrame> opening = new ArrayList<>();
        openings.add(opening);
        return opening;
    }

    /**
     * Adds a message of a client.
     *
     * @param connectionId the id that the recorded server gave the connection; {@code null} if it gave none
     */
    synchronized RecordedExchange add(
            Message message, @Nullable JsonNode frame, @Nullable JsonNode ref, @Nullable String connectionId) {
        RecordedExchange exchange = new RecordedExchange(stable(message, frame, connectionId), ref);
        exchanges.computeIfAbsent(message.id(), id -> new ArrayList<>()).add(exchange);
        return exchange;
    }

    private @Nullable JsonNode stable(Message message, @Nullable JsonNode frame, @Nullable String connectionId) {
        return frame == null
                ? null
                : known.correlation().write(message, ReplayFrame.replaced(frame, connectionId, ""), ANY);
    }

    /** Returns what the server sends to a new connection. */
    synchronized MockStep.Replayed opening() {
        return new MockStep.Replayed(
                openings.isEmpty() ? List.of() : List.copyOf(openings.get(opened++ % openings.size())));
    }

    /** Returns the reaction to a message; {@code null} if no such message was recorded. */
    synchronized @Nullable Turn turn(Answering request) {
        String id = request.message().id();
        List<RecordedExchange> all = exchanges.get(id);
        if (all == null) {
            return null;
        }
        List<RecordedExchange> left = unused.computeIfAbsent(id, message -> new ArrayList<>(all));
        if (left.isEmpty()) {
            left.addAll(all);
        }
        JsonNode content =
                stable(request.message(), request.content(), request.session().id());
        RecordedExchange chosen = left.stream()
                .filter(exchange -> exchange.fits(content))
                .findFirst()
                .orElse(left.get(0));
        left.remove(chosen);
        MockStep replayed = new MockStep.Replayed(chosen.answers());
        boolean own = OWN.contains(
                request.message().role() == null ? "" : request.message().role());
        return new Turn(own ? List.of(MockStep.Answer.USUAL, replayed) : List.of(replayed), 1);
    }

    /** Begins with the first recorded messages again. */
    synchronized void reset() {
        unused.clear();
        opened = 0;
    }
}
