package dev.howl.testkit;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedChannel.Origin;
import dev.howl.testkit.correlation.ChannelMessages;
import dev.howl.testkit.coverage.TrafficCoverage;
import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.seen.TestCoverage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a recorder in the coverage of the tests. Confined to the recorder's thread. */
final class RecordedCoverage {
    private final ContractConformance check;
    private final TestCoverage tests;
    private final Map<ChannelConformance, Covered> covered = new HashMap<>();
    private final Map<String, TrafficCoverage> byContract = new HashMap<>();
    private RunningTest test;

    /** A channel with its part of the coverage. */
    private record Covered(Origin origin, ChannelMessages messages, TrafficCoverage traffic) {}

    /** @param test the test that has made the recorder */
    RecordedCoverage(ContractConformance check, TestCoverage tests, RunningTest test) {
        this.check = check;
        this.tests = tests;
        this.test = test;
    }

    ContractConformance check() {
        return check;
    }

    /** Sets the test to which the frames that follow belong. */
    void test(RunningTest other) {
        test = other;
    }

    /** Counts a valid message. */
    void message(int connection, Direction direction, ContractConformance.Found found) {
        Covered channel = covered(found.channel());
        if (channel == null) {
            return;
        }
        Message message = channel.messages().message(direction, found.message().message());
        if (message != null) {
            channel.traffic()
                    .message(
                            channel.origin().channel(),
                            connection,
                            direction,
                            message,
                            channel.messages()
                                    .correlation()
                                    .read(message, found.message().content()),
                            found.message().content());
        }
    }

    /** Counts a Close on a connection with this path. */
    void closed(String path, Direction direction, int code) {
        for (CheckedChannel channel : check.at(path)) {
            Covered known = covered(channel);
            if (known != null) {
                known.traffic().closed(known.origin().channel(), direction, code);
            }
        }
    }

    void ended(int connection) {
        byContract.values().forEach(traffic -> traffic.ended(connection));
    }

    private @Nullable Covered covered(@Nullable CheckedChannel channel) {
        Origin origin = channel == null ? null : channel.origin();
        if (channel == null || origin == null) {
            return null;
        }
        return covered.computeIfAbsent(
                channel.conformance(),
                none -> new Covered(origin, ChannelMessages.of(origin.sockets(), origin.channel()), traffic(origin)));
    }

    private TrafficCoverage traffic(Origin origin) {
        return byContract.computeIfAbsent(
                origin.contract().source() + " " + origin.contract().title(),
                none -> new TrafficCoverage(
                        origin.sockets(), (kind, element) -> tests.saw(test, origin.contract(), kind, element)));
    }
}
