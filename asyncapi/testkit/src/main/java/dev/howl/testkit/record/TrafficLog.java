package dev.howl.testkit.record;

import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.Direction;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.TrafficCoverage;
import dev.howl.testkit.mock.HandshakeRouter;
import dev.howl.testkit.record.TrafficEvent.Kind;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.transcript.TranscriptWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state that all connections of a recorder share. Confined to the recorder's thread. */
final class TrafficLog {
    private final List<RecordedChannel> channels;
    private final HandshakeRouter<RecordedChannel> router;
    private final ContractCoverage coverage;
    private final TrafficCoverage traffic;
    private final KeywordCoverage keywords;
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final Consumer<TrafficEvent> events;
    private final @Nullable TranscriptWriter transcript;
    private final Location document;
    private final int maxMessage;
    private long violations;
    private long byClients;
    private long unchecked;
    private int connections;

    TrafficLog(
            Contract contract, int maxMessage, @Nullable TranscriptWriter transcript, Consumer<TrafficEvent> events) {
        Contract sockets = Sockets.of(contract);
        channels = sockets.sockets().stream()
                .map(channel -> RecordedChannel.of(sockets, channel))
                .toList();
        router = new HandshakeRouter<>(channels, RecordedChannel::path, RecordedChannel::id);
        coverage = ContractCoverage.of(contract);
        traffic = new TrafficCoverage(sockets, coverage);
        keywords = new KeywordCoverage(sockets, coverage);
        document = new Location(contract.source().toString(), 1, 1);
        this.maxMessage = maxMessage;
        this.transcript = transcript;
        this.events = events;
    }

    int maxMessage() {
        return maxMessage;
    }

    Location document() {
        return document;
    }

    /** Returns the channels of the contract, for people. */
    String channels() {
        return router.known();
    }

    ContractCoverage coverage() {
        return coverage;
    }

    TrafficCoverage traffic() {
        return traffic;
    }

    KeywordCoverage keywords() {
        return keywords;
    }

    LatencyHistogram latencies() {
        return latencies;
    }

    /**
     * Returns the channel of a path. A path that is none of the contract's addresses belongs to the channel whose address
     * the document leaves open, if there is exactly one.
     */
    Optional<HandshakeRouter.Found<RecordedChannel>> channel(String path) {
        return router.find(path).or(() -> {
            List<RecordedChannel> anywhere = channels.stream()
                    .filter(known -> known.channel().address() == null)
                    .toList();
            return anywhere.size() == 1
                    ? Optional.of(new HandshakeRouter.Found<>(anywhere.get(0), java.util.Map.of()))
                    : Optional.empty();
        });
    }

    void opened() {
        connections++;
    }

    void event(
            Kind kind,
            int connection,
            @Nullable Direction direction,
            String channel,
            @Nullable String message,
            String text) {
        events.accept(new TrafficEvent(Instant.now(), kind, connection, direction, channel, message, text, null));
    }

    void violated(int connection, String channel, TrafficViolation violation) {
        violations++;
        if (violation.direction() == Direction.TO_SERVER) {
            byClients++;
        }
        events.accept(new TrafficEvent(
                Instant.now(),
                Kind.VIOLATION,
                connection,
                violation.direction(),
                channel,
                violation.message(),
                violation.toString(),
                violation));
    }

    void unchecked(int connection, String channel, @Nullable Direction direction, String why) {
        unchecked++;
        event(Kind.WARNING, connection, direction, channel, null, why);
    }

    void write(TranscriptLine line) {
        if (transcript != null) {
            transcript.write(line, Instant.now());
        }
    }

    RecordSummary summary() {
        return new RecordSummary(
                coverage.counts(),
                violations,
                byClients,
                connections,
                latencies.count(),
                unchecked,
                Duration.ofNanos(latencies.percentile(0.5)),
                Duration.ofNanos(latencies.percentile(0.99)),
                transcriptProblem());
    }

    private @Nullable String transcriptProblem() {
        if (transcript == null) {
            return null;
        }
        if (transcript.failure() != null) {
            return "it could not be written: " + transcript.failure().getMessage();
        }
        return transcript.isFull() ? "it reached its size limit" : null;
    }
}
