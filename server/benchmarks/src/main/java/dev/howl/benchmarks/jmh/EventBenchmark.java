package dev.howl.benchmarks.jmh;

import dev.howl.benchmarks.contract.BenchChannel;
import dev.howl.benchmarks.contract.Tick;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Position;
import dev.howl.server.transport.Frames;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the cost per event that is independent of the number of subscribers: encoding a record into a WebSocket
 * frame.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EventBenchmark {
    @Param({"128", "1024"})
    int padding;

    private final FrameCodec codec = FrameCodec.ofServer(new BenchChannel().spec());
    private final Position position = new Position("ticks", null, "5f1c3c3e-5b0e-4e8b-9f6e-0d8f3f1f7a11", 123_456);

    @Benchmark
    public byte[] encodeAndFrame() {
        Tick tick = new Tick(7, 1_234_567_890_123L, "x".repeat(padding));
        return Frames.text(codec.encode(tick, FrameFields.position(position)));
    }
}
