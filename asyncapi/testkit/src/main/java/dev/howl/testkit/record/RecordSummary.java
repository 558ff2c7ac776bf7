package dev.howl.testkit.record;

import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a recording.
 *
 * @param coverage of the contract's WebSocket channels
 * @param violations what the clients or the server broke
 * @param byClients how many of them the clients broke
 * @param connections number of TCP connections
 * @param frames number of frames that were forwarded
 * @param unchecked number of messages that were longer than the limit, and of connections that could not be read
 * @param median added latency of a frame: from the end of its read to the end of its write
 * @param p99 added latency that 99 % of the frames do not exceed
 * @param transcriptProblem why the transcript is not complete; {@code null} if it is, or there is none
 */
public record RecordSummary(
        Map<CoverageKind, CoverageCount> coverage,
        long violations,
        long byClients,
        int connections,
        long frames,
        long unchecked,
        Duration median,
        Duration p99,
        @Nullable String transcriptProblem) {

    /** Returns how many violations the server broke. */
    public long byServer() {
        return violations - byClients;
    }
}
