package dev.howl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Declarations of the invalid frames that a test sends on purpose. Thread-safe. */
final class ExpectedViolations {
    private final List<Allowance> expected = new CopyOnWriteArrayList<>();

    private record Allowance(String what, Predicate<RecordedFrame> predicate) {
        boolean matches(RecordedFrame frame) {
            // A test cannot excuse the server.
            return frame.isToServer() && predicate.test(frame);
        }
    }

    void add(String what, Predicate<RecordedFrame> predicate) {
        expected.add(new Allowance(what, predicate));
    }

    /**
     * Returns an entry for each invalid frame that was not allowed, and for each declaration without such a frame.
     *
     * @param bad all invalid frames that were recorded
     */
    List<String> problems(List<RecordedFrame> bad) {
        List<String> problems = new ArrayList<>();
        for (RecordedFrame frame : bad) {
            if (expected.stream().noneMatch(allowance -> allowance.matches(frame))) {
                problems.add(frame.toString());
            }
        }
        for (Allowance allowance : expected) {
            if (bad.stream().noneMatch(allowance::matches)) {
                problems.add("allowed, but no client sent such an invalid frame: " + allowance.what());
            }
        }
        return problems;
    }
}
