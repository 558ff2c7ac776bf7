package dev.howl.benchmarks.jmh;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of finding the message of a frame among those that one mark tells apart. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class RoutingBenchmark {
    /** Number of messages in the direction. */
    @Param({"10", "100"})
    private int messages;

    private FrameCodec codec = FrameCodec.ofServer(channel(1));
    private String frame = "";

    @Setup
    public void setUp() {
        codec = FrameCodec.ofServer(channel(messages));
        frame = "{\"type\":\"message-" + (messages - 1) + "\",\"text\":\"hello\"}";
    }

    /** Parses a frame and finds its message. */
    @Benchmark
    public Frame read() {
        return codec.read(frame);
    }

    private static ChannelSpec channel(int messages) {
        ChannelSpec.Builder channel = ChannelSpec.builder("routing", "/routing", "Routing", "1.0.0")
                .envelope(new Envelope("type", null, null, null, null));
        for (int i = 0; i < messages; i++) {
            channel.clientMessage("message-" + i, "message-" + i, Any.class);
        }
        return channel.build();
    }

    /** A message without components. */
    private record Any() implements Message {}
}
