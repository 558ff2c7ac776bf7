package dev.howl.testkit.junit;

import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.seen.TestCoverage;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** The listener through which JUnit tells the coverage which test is running. JUnit finds it as a service. */
public final class CoverageListener implements TestExecutionListener {
    private final TestCoverage coverage;

    /** Creates a listener for the coverage of this JVM. */
    public CoverageListener() {
        this(TestCoverage.ofThisJvm());
    }

    CoverageListener(TestCoverage coverage) {
        this.coverage = coverage;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        test(identifier).ifPresent(coverage::started);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        test(identifier).ifPresent(coverage::finished);
    }

    private static Optional<RunningTest> test(TestIdentifier identifier) {
        TestSource source = identifier.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return Optional.of(RunningTest.of(method.getClassName(), method.getMethodName()));
        }
        return source instanceof ClassSource type
                ? Optional.of(RunningTest.of(type.getClassName(), null))
                : Optional.empty();
    }
}
