package dev.howl.benchmarks.jmh;

import dev.howl.benchmarks.contract.BenchChannel;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import dev.howl.validation.FrameValidator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of a client's frame: from text to record, and from ping to pong. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class InboundBenchmark {
    private static final int PINGS = 64;

    /** Turns a text message into its record: parses, recognises, validates and decodes it. */
    @Benchmark
    public Message parseValidateDecode(Contract contract) {
        Frame frame = contract.codec.recognise(contract.codec.parse(contract.ping));
        if (!contract.validator
                .validate(Direction.TO_SERVER, frame.spec().name(), frame.root())
                .isEmpty()) {
            throw new IllegalStateException("the benchmark's ping violates its schema");
        }
        return contract.codec.decode(frame);
    }

    /**
     * Sends pings through the whole server, which reads, unmasks, validates, dispatches and answers them, and reads the
     * pongs.
     */
    @Benchmark
    @OperationsPerInvocation(PINGS)
    public long pingToPong(Served served) throws IOException {
        return served.subscribers.ping(PINGS);
    }

    /** Codec and validator of the benchmark channel. */
    @State(Scope.Benchmark)
    public static class Contract {
        final BenchChannel channel = new BenchChannel();
        final FrameCodec codec = FrameCodec.ofServer(channel.spec());
        final FrameValidator validator = validator(channel);
        final String ping =
                "{\"type\":\"ping\",\"payload\":{\"id\":\"5f1c3c3e-5b0e-4e8b-9f6e-0d8f3f1f7a11\"},\"ref\":\"7\"}";

        private static FrameValidator validator(BenchChannel channel) {
            String bundle = channel.resources() + "/schemas.json";
            try (InputStream in = BenchChannel.class.getClassLoader().getResourceAsStream(bundle)) {
                return FrameValidator.load(Json.mapper().readTree(Objects.requireNonNull(in, bundle)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A server with one connection. */
    @State(Scope.Benchmark)
    public static class Served {
        final LocalServer server = new LocalServer();
        final SubscriberConnections subscribers = server.connect(1);

        @TearDown
        public void close() {
            subscribers.close();
            server.close();
        }
    }
}
