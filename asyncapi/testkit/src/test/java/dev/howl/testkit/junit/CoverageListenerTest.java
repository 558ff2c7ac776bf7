package dev.howl.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.seen.TestCoverage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests of {@link CoverageListener}: what JUnit tells. */
class CoverageListenerTest {
    /** Run by the test, and by the build as a test that asserts nothing. */
    static class SampleCase {
        @Test
        void first() {}

        @Nested
        class Inner {
            @Test
            void second() {}
        }
    }

    @Test
    void tellsClassesAndMethods(@TempDir Path folder) {
        TestCoverage coverage = new TestCoverage(folder);
        List<RunningTest> told = new ArrayList<>();
        coverage.follow(told::add);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(SampleCase.class))
                                .build(),
                        new CoverageListener(coverage));
        String type = CoverageListenerTest.class.getName();
        assertThat(told)
                .contains(new RunningTest(type, null), new RunningTest(type, "first"), new RunningTest(type, "second"))
                .allMatch(test -> test.type().equals(type));
        assertThat(coverage.current()).isEmpty();
    }

    @Test
    void isFoundByJunit() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).anyMatch(CoverageListener.class::isInstance);
    }
}
