package dev.howl.testkit;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.seen.TestCoverage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy between clients and a server that records every WebSocket frame and validates it against a contract.
 *
 * <p>Bytes pass unchanged, including half-closes and resets; the recorder parses a copy. {@link #close} fails if a
 * frame of either side violated the contract or RFC 6455, so that a test cannot forget to check:
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.between(contract, server)) {
 *     RawClient client = RawClient.connect(recorder.uri("/events"));
 *     …
 * }
 * }</pre>
 *
 * <p>What valid frames cover of the contract is added to the coverage of the tests, if {@link TestCoverage#FOLDER} is set.
 *
 * <p>Thread-safe. A frame has been recorded before its receiver gets it.
 */
public final class Recorder implements AutoCloseable {
    private static final int SHOWN = 20;

    private final RecordingListener<Recording> listener;
    private final TcpProxy proxy;
    private final ExpectedViolations expected = new ExpectedViolations();
    private final TestCoverage tests;
    private final Consumer<RunningTest> follower = this::belongTo;
    private boolean closed;

    private Recorder(
            ConformanceCheck check, @Nullable InetSocketAddress upstream, ProxyTls tls, TestCoverage coverage) {
        tests = coverage;
        RecordedCoverage counted = check instanceof ContractConformance contracts
                ? tests.current()
                        .map(test -> new RecordedCoverage(contracts, tests, test))
                        .orElse(null)
                : null;
        listener = new RecordingListener<>(new Recording(check, counted));
        proxy = new TcpProxy(listener, upstream, tls);
        if (counted != null) {
            tests.follow(follower);
        }
    }

    /**
     * Starts a recorder in front of a server.
     *
     * @param document an AsyncAPI document
     * @throws InvalidContractException if the document is invalid
     */
    public static Recorder between(Path document, InetSocketAddress upstream) throws InvalidContractException {
        return between(ContractReader.read(document), upstream);
    }

    /** Starts a recorder for all channels of a contract in front of a server. */
    public static Recorder between(Contract contract, InetSocketAddress upstream) {
        return between(ConformanceCheck.of(contract), upstream);
    }

    /** Starts a recorder with a check in front of a server. */
    public static Recorder between(ConformanceCheck check, InetSocketAddress upstream) {
        return between(check, upstream, TestCoverage.ofThisJvm());
    }

    /** Starts a recorder that adds to other tests' coverage than those of this JVM. */
    static Recorder between(ConformanceCheck check, InetSocketAddress upstream, TestCoverage tests) {
        return new Recorder(check, upstream, ProxyTls.NONE, tests);
    }

    /** Starts a recorder without a server: connections are reset until {@link #upstream} is called. */
    public static Recorder listening(ConformanceCheck check) {
        return listening(check, ProxyTls.NONE);
    }

    /** Starts a recorder without a server that terminates TLS on one side or both. */
    public static Recorder listening(ConformanceCheck check, ProxyTls tls) {
        return new Recorder(check, null, tls, TestCoverage.ofThisJvm());
    }

    /** Returns the port for clients, on 127.0.0.1. */
    public int port() {
        return proxy.port();
    }

    /** Returns the address for clients. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /** Returns the {@code ws} address for clients; {@code path} begins with a slash. */
    public URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + port() + path);
    }

    /** Sets the server for new connections, such as one that restarted on another port. */
    public void upstream(InetSocketAddress address) {
        proxy.upstream(address);
    }

    /**
     * Returns all frames recorded so far, in order.
     *
     * @throws IllegalStateException after 200,000 frames or 256 MB: later frames are checked, but not kept
     */
    public List<RecordedFrame> frames() {
        return listener.ask(Recording::frames);
    }

    /** Returns the frames of one direction recorded so far, in order. */
    public List<RecordedFrame> frames(Direction direction) {
        return frames().stream().filter(frame -> frame.direction() == direction).toList();
    }

    /** Returns the invalid frames recorded so far, including allowed ones. */
    public List<RecordedFrame> violations() {
        return listener.ask(Recording::bad);
    }

    /** Returns the number of TCP connections that were made. */
    public int connections() {
        return listener.ask(Recording::connections);
    }

    /**
     * Allows invalid frames that the test's clients send on purpose. At least one must be sent; frames of the server
     * are never allowed.
     *
     * @param predicate selects the frames; evaluated by {@link #assertClean} and {@link #close}
     */
    public void allow(Predicate<RecordedFrame> predicate) {
        StackTraceElement caller = Thread.currentThread().getStackTrace()[2];
        expected.add("the frames selected by the predicate at " + caller, predicate);
    }

    /** Allows an invalid text message that the test's clients send on purpose. */
    public void allowText(String text) {
        expected.add("the text " + text, frame -> frame.text().equals(text));
    }

    /**
     * Waits for a frame. Frames that are recorded already count.
     *
     * @param predicate evaluated on the recorder's thread; it must not block
     * @return the first frame for which the predicate holds
     * @throws AssertionError if there is none within the timeout
     */
    public RecordedFrame awaitFrame(Predicate<RecordedFrame> predicate, Duration timeout) {
        CompletableFuture<RecordedFrame> found = new CompletableFuture<>();
        listener.tell(recording -> recording.await(predicate, found));
        try {
            return found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            found.cancel(false);
            throw new AssertionError(
                    "no such frame within " + timeout + "; the last ones were\n"
                            + RecordingResult.lines(listener.ask(recording -> recording.last(SHOWN))),
                    e);
        } catch (ExecutionException e) {
            throw new AssertionError("the predicate failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Lets what is forwarded from now on belong to a test. */
    private void belongTo(RunningTest test) {
        try {
            listener.tell(recording -> recording.belongTo(test));
        } catch (RejectedExecutionException e) {
            // The recorder is being closed.
        }
    }

    /** Resets every open connection on both sides, as a broken network does. */
    public void cutAll() {
        proxy.cutAll();
    }

    /** Stops forwarding in one direction until {@link #resume}, like a receiver that stopped reading. */
    public void pause(Direction direction) {
        proxy.pause(direction);
    }

    /** Forwards what was held back, and continues. */
    public void resume(Direction direction) {
        proxy.resume(direction);
    }

    /**
     * Checks everything recorded so far.
     *
     * @throws AssertionError listing each invalid frame that was not allowed and each allowance that was not used, or
     *     saying why the recording is inconclusive
     */
    public void assertClean() {
        listener.ask(recording -> RecordingResult.of(recording, expected)).orThrow();
    }

    /**
     * Resets open connections, stops, and checks everything that was recorded. Later calls do nothing; the recording
     * stays readable.
     *
     * @throws AssertionError if {@link #assertClean} fails
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            proxy.close();
        } finally {
            tests.unfollow(follower);
            listener.close();
        }
        assertClean();
    }
}
