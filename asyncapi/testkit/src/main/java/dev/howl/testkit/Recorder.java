package dev.howl.testkit;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy between clients and a server that records every WebSocket frame and holds it to a contract.
 *
 * <p>The bytes pass unchanged, with half-closes and resets; a copy of them is read beside. {@link #close} fails where a
 * frame of either side was outside the contract or RFC 6455, so that a test cannot forget to look:
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.between(contract, server)) {
 *     RawClient client = RawClient.connect(recorder.uri("/events"));
 *     …
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. What a client received has always been recorded when it asks.
 */
public final class Recorder implements AutoCloseable {
    private static final int SHOWN = 20;

    private final RecordingListener listener;
    private final TcpProxy proxy;
    private final ExpectedViolations expected = new ExpectedViolations();
    private boolean closed;

    private Recorder(ConformanceCheck check, @Nullable InetSocketAddress upstream, ProxyTls tls) {
        listener = new RecordingListener(new Recording(check));
        proxy = new TcpProxy(listener, upstream, tls);
    }

    /**
     * Starts a recorder in front of a server.
     *
     * @param document an AsyncAPI document
     * @throws InvalidContractException where the document is invalid
     */
    public static Recorder between(Path document, InetSocketAddress upstream) throws InvalidContractException {
        return between(ContractReader.read(document), upstream);
    }

    /** Starts a recorder in front of a server. */
    public static Recorder between(Contract contract, InetSocketAddress upstream) {
        return between(ConformanceCheck.of(contract), upstream);
    }

    /** Starts a recorder in front of a server. */
    public static Recorder between(ConformanceCheck check, InetSocketAddress upstream) {
        return new Recorder(check, upstream, ProxyTls.NONE);
    }

    /** Starts a recorder whose server comes later: until {@link #upstream}, connections are reset. */
    public static Recorder listening(ConformanceCheck check) {
        return listening(check, ProxyTls.NONE);
    }

    /** The same, where clients or the server speak TLS, which ends here. */
    public static Recorder listening(ConformanceCheck check, ProxyTls tls) {
        return new Recorder(check, null, tls);
    }

    /** The port for clients, on 127.0.0.1. */
    public int port() {
        return proxy.port();
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /** The address for clients of a path, which begins with a slash. */
    public URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + port() + path);
    }

    /** Where new connections go from now on, such as a server that started again on another port. */
    public void upstream(InetSocketAddress address) {
        proxy.upstream(address);
    }

    /**
     * Every frame so far, in order.
     *
     * @throws IllegalStateException after 200,000 frames or 256 MB: they are still checked, but not kept
     */
    public List<RecordedFrame> frames() {
        return listener.ask(Recording::frames);
    }

    /** The frames of one direction so far, in order. */
    public List<RecordedFrame> frames(Direction direction) {
        return frames().stream().filter(frame -> frame.direction() == direction).toList();
    }

    /** The frames outside the contract so far, allowed ones too. */
    public List<RecordedFrame> violations() {
        return listener.ask(Recording::bad);
    }

    /** How many TCP connections were made. */
    public int connections() {
        return listener.ask(Recording::connections);
    }

    /**
     * Says that the test sends frames outside the contract on purpose: any number of them, but at least one. What a
     * server sends is never allowed.
     *
     * @param predicate tells the frames; run whenever a verdict is asked for
     */
    public void allow(Predicate<RecordedFrame> predicate) {
        StackTraceElement caller = Thread.currentThread().getStackTrace()[2];
        expected.add("the frames meant by the predicate at " + caller, predicate);
    }

    /** Says that the test sends exactly this text, outside the contract, on purpose. */
    public void allowText(String text) {
        expected.add("the text " + text, frame -> frame.text().equals(text));
    }

    /**
     * Waits for a frame, looking at those already recorded first.
     *
     * @param predicate run by the recorder's reading thread; it must not wait
     * @return the first frame it holds for
     * @throws AssertionError where none came within the time
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

    /** Resets every open connection on both sides, as a network that breaks does. */
    public void cutAll() {
        proxy.cutAll();
    }

    /** Passes nothing on in that direction until {@link #resume}, as a reader that stalls does. */
    public void pause(Direction direction) {
        proxy.pause(direction);
    }

    /** Passes on what was held back, and all that follows. */
    public void resume(Direction direction) {
        proxy.resume(direction);
    }

    /**
     * Checks all that was recorded so far.
     *
     * @throws AssertionError naming every frame outside the contract that was not allowed, every allowance that was not
     *     needed, or why the record proves nothing
     */
    public void assertClean() {
        listener.ask(recording -> RecordingResult.of(recording, expected)).orThrow();
    }

    /**
     * Cuts what is still open, stops, and checks all that was recorded. Later calls do nothing; the record stays
     * readable.
     *
     * @throws AssertionError as {@link #assertClean} says
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
            listener.close();
        }
        assertClean();
    }
}
