package dev.howl.testkit.record;

import dev.howl.model.Contract;
import dev.howl.testkit.RecordingListener;
import dev.howl.testkit.proxy.ProxyOptions;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testkit.transcript.TranscriptWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between any client and any server that checks both against a contract. It forwards frames as they are, whether
 * they fit the contract or not. Of the opening handshake it rewrites {@code Host} and {@code Origin}, and removes the offer
 * of extensions. A frame is forwarded without waiting for its check; only if checks are 64 MB behind, traffic waits for
 * them. Thread-safe.
 */
public final class TrafficRecorder implements AutoCloseable {
    private final String host;
    private final @Nullable TranscriptWriter transcript;
    private final RecordingListener<Traffic> listener;
    private final TcpProxy proxy;

    private TrafficRecorder(
            Contract contract,
            RecordOptions options,
            RecordTarget target,
            @Nullable TranscriptWriter transcript,
            Consumer<TrafficEvent> events)
            throws IOException {
        this.host = options.host();
        this.transcript = transcript;
        Traffic traffic = new Traffic(new TrafficLog(contract, options.maxMessage(), transcript, events));
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getByName(host), options.port());
        this.listener = new RecordingListener<>(traffic);
        try {
            this.proxy = new TcpProxy(
                    listener,
                    target.address(),
                    new ProxyOptions(
                            listen, target.proxyTls(), options.maxConnections(), () -> new RequestRewriter(target)));
        } catch (UncheckedIOException e) {
            listener.close();
            throw e.getCause();
        }
    }

    /**
     * Starts a recorder, after one connection to the target.
     *
     * @param events gets everything that happens, on the thread that checks; it must not block
     * @throws TargetUnreachableException if the target cannot be reached
     * @throws IOException if the port is taken, or the transcript cannot be written
     * @throws IllegalArgumentException if the target's address is none, with a message for users
     */
    public static TrafficRecorder start(Contract contract, RecordOptions options, Consumer<TrafficEvent> events)
            throws IOException {
        RecordTarget target = RecordTarget.of(options.target(), options.tls());
        try {
            target.reach();
        } catch (IOException e) {
            throw new TargetUnreachableException(options.target(), e);
        }
        TranscriptWriter transcript = options.transcript() == null
                ? null
                : new TranscriptWriter(
                        options.transcript(),
                        contract.source().toString(),
                        options.target().toString(),
                        options.maxTranscript());
        try {
            return new TrafficRecorder(contract, options, target, transcript, events);
        } catch (IOException e) {
            if (transcript != null) {
                transcript.close();
            }
            throw e;
        }
    }

    /** Returns {@code ws://HOST:PORT} for clients, without a path. */
    public URI uri() {
        String name = host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("ws://" + name + ":" + proxy.port());
    }

    /** Returns the result of everything that was forwarded before, also after {@link #close}. */
    public RecordSummary summary() {
        return listener.ask(Traffic::summary);
    }

    /** Resets open connections, stops, and checks what was forwarded before. */
    @Override
    public void close() {
        try {
            proxy.close();
        } finally {
            listener.close();
            if (transcript != null) {
                transcript.close();
            }
        }
    }
}
