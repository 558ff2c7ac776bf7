package dev.howl.testkit.seen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tests that are running in this JVM. Thread-safe. */
final class TestProgress {
    /** One entry for each class, method and invocation. */
    private final List<RunningTest> running = new ArrayList<>();

    private final Map<Thread, RunningTest> byThread = new HashMap<>();
    private final Set<Consumer<RunningTest>> followers = new CopyOnWriteArraySet<>();

    /** Notes the start of a class or method, in the thread that runs it. */
    synchronized void started(RunningTest test) {
        running.add(test);
        byThread.put(Thread.currentThread(), test);
        tell();
    }

    /** Notes the end of a class or method; returns {@code true} if nothing of its class is running any more. */
    synchronized boolean finished(RunningTest test) {
        running.remove(test);
        boolean ended = running.stream().noneMatch(other -> other.type().equals(test.type()));
        if (ended) {
            byThread.remove(Thread.currentThread());
        } else {
            byThread.put(Thread.currentThread(), test.withoutMethod());
        }
        tell();
        return ended;
    }

    private void tell() {
        only().ifPresent(test -> followers.forEach(follower -> follower.accept(test)));
    }

    /** Returns the test to which the caller belongs: the only one, or the one of its thread; empty if that is not known. */
    synchronized Optional<RunningTest> current() {
        return only().or(() ->
                Optional.ofNullable(byThread.get(Thread.currentThread())).map(RunningTest::withoutMethod));
    }

    private Optional<RunningTest> only() {
        Set<String> types = running.stream().map(RunningTest::type).collect(Collectors.toSet());
        if (types.size() != 1) {
            return Optional.empty();
        }
        Set<RunningTest> methods =
                running.stream().filter(test -> test.method() != null).collect(Collectors.toSet());
        return Optional.of(
                methods.size() == 1 ? methods.iterator().next() : running.get(0).withoutMethod());
    }

    /** Adds a consumer of the test that runs next, as long as only one class runs at a time. It must not block. */
    void follow(Consumer<RunningTest> follower) {
        followers.add(follower);
    }

    void unfollow(Consumer<RunningTest> follower) {
        followers.remove(follower);
    }
}
