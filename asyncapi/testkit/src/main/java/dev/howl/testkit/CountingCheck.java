package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A check of one direction of a connection that adds valid messages to the coverage of the tests. Not thread-safe. */
final class CountingCheck implements ConformanceCheck {
    private final RecordedCoverage coverage;
    private final int connection;
    private ContractConformance.@Nullable Found last;

    CountingCheck(RecordedCoverage coverage, int connection) {
        this.coverage = coverage;
        this.connection = connection;
    }

    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        return checked(coverage.check().find(path, direction, text));
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        return checked(coverage.check().findBinary(path, direction));
    }

    private List<Violation> checked(ContractConformance.Found found) {
        last = found;
        return found.message().violations();
    }

    /** Counts a frame after it was checked. */
    void count(RecordedFrame frame) {
        ContractConformance.Found found = last;
        last = null;
        if (!frame.violations().isEmpty()) {
            return;
        }
        if (frame.opcode() == Opcode.CLOSE) {
            coverage.closed(frame.path(), frame.direction(), frame.closeCode());
        } else if (found != null) {
            coverage.message(connection, frame.direction(), found);
        }
    }
}
