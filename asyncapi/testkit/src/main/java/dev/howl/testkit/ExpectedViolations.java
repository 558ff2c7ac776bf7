package dev.howl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The frames outside the contract that a test sends on purpose. Safe for use by several threads. */
final class ExpectedViolations {
    private final List<Allowance> expected = new CopyOnWriteArrayList<>();

    private record Allowance(String what, Predicate<RecordedFrame> predicate) {
        boolean matches(RecordedFrame frame) {
            // What a server sends outside its contract is never right.
            return frame.isToServer() && predicate.test(frame);
        }
    }

    void add(String what, Predicate<RecordedFrame> predicate) {
        expected.add(new Allowance(what, predicate));
    }

    /** What is wrong, one entry each: a frame that nobody allowed, an allowance that nobody needed. */
    List<String> problems(List<RecordedFrame> bad) {
        List<String> problems = new ArrayList<>();
        for (RecordedFrame frame : bad) {
            if (expected.stream().noneMatch(allowance -> allowance.matches(frame))) {
                problems.add(frame.toString());
            }
        }
        for (Allowance allowance : expected) {
            if (bad.stream().noneMatch(allowance::matches)) {
                problems.add("allowed, but not seen outside the contract from a client: " + allowance.what());
            }
        }
        return problems;
    }
}
