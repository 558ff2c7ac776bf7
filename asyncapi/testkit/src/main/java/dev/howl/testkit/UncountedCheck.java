package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.List;

/** A check whose recorder does not add to the coverage of the tests. */
final class UncountedCheck implements ConformanceCheck {
    private final ConformanceCheck check;

    UncountedCheck(ConformanceCheck check) {
        this.check = check;
    }

    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        return check.check(path, direction, text);
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        return check.checkBinary(path, direction);
    }
}
