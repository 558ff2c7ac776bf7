package dev.howl.testkit.seen;

import dev.howl.model.Contract;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The coverage of contracts by the tests of this JVM. JUnit tells which test is running; recorders and conformance runs tell
 * what they see. When a test class has ended, what it saw is written to a file of a folder. Thread-safe.
 */
public final class TestCoverage {
    /** System property with the folder, which is made if it does not exist. Without it nothing is counted. */
    public static final String FOLDER = "howl.coverage";

    private static final TestCoverage THIS_JVM = new TestCoverage(folderOfThisJvm());

    private final @Nullable Path folder;
    private final TestProgress progress = new TestProgress();
    private final Map<String, Map<String, SeenContract>> byTest = new HashMap<>();

    /** @param folder {@code null} to count nothing */
    public TestCoverage(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Returns the coverage to which all tests of this JVM add. */
    public static TestCoverage ofThisJvm() {
        return THIS_JVM;
    }

    private static @Nullable Path folderOfThisJvm() {
        String folder = System.getProperty(FOLDER, "");
        return folder.isBlank() ? null : Path.of(folder);
    }

    /** Notes the start of a test class or method, in the thread that runs it. */
    public void started(RunningTest test) {
        if (folder != null) {
            progress.started(test);
        }
    }

    /**
     * Notes the end of a test class or method. The end of a class writes its file.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void finished(RunningTest test) {
        if (folder != null && progress.finished(test)) {
            write(folder, test.type());
        }
    }

    /** Returns the test to which the caller belongs; empty if nothing is counted, or that is not known. */
    public Optional<RunningTest> current() {
        return folder == null ? Optional.empty() : progress.current();
    }

    /** Adds a consumer of the test that runs next, as long as only one class runs at a time. It must not block. */
    public void follow(Consumer<RunningTest> follower) {
        progress.follow(follower);
    }

    /** Removes a consumer. */
    public void unfollow(Consumer<RunningTest> follower) {
        progress.unfollow(follower);
    }

    /** Counts that a test saw an element; nothing happens if the contract does not have it. */
    public synchronized void saw(RunningTest test, Contract contract, CoverageKind kind, String element) {
        of(test, contract).saw(kind, element, test.method());
    }

    /** Adds what the current test saw in a run that counts by itself; nothing happens if there is no test. */
    public void add(Contract contract, Map<CoverageKind, CoverageCount> counts) {
        current().ifPresent(test -> add(test, contract, counts));
    }

    private synchronized void add(RunningTest test, Contract contract, Map<CoverageKind, CoverageCount> counts) {
        of(test, contract).add(counts, test.method());
    }

    private SeenContract of(RunningTest test, Contract contract) {
        return byTest.computeIfAbsent(test.type(), none -> new LinkedHashMap<>())
                .computeIfAbsent(SeenFile.name(contract), none -> new SeenContract(contract));
    }

    private synchronized void write(Path target, String test) {
        Map<String, Map<CoverageKind, Map<String, SeenElement>>> contracts = new LinkedHashMap<>();
        byTest.getOrDefault(test, Map.of()).forEach((name, seen) -> {
            Map<CoverageKind, Map<String, SeenElement>> told = seen.told();
            if (!told.isEmpty()) {
                contracts.put(name, new EnumMap<>(told));
            }
        });
        if (!contracts.isEmpty()) {
            try {
                new SeenFile(test, Instant.now(), contracts).write(target);
            } catch (IOException e) {
                throw new UncheckedIOException("what " + test + " saw cannot be written to " + target, e);
            }
        }
    }
}
