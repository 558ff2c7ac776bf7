package dev.howl.benchmarks.jmh;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the time from publishing an event until every subscriber has read it, with server and readers in one
 * JVM. Divide by the number of subscribers for time and allocation per delivery.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FanoutBenchmark {
    private static final int PADDING = 64;
    private static final int BURST = 100;

    @Param({"1000"})
    int count;

    private final LocalServer server = new LocalServer();
    private SubscriberConnections subscribers = server.connect(0);

    @Setup
    public void connect() {
        subscribers = server.connect(count);
    }

    @TearDown
    public void close() {
        subscribers.close();
        server.close();
    }

    @Benchmark
    public long singleEvent() throws IOException {
        server.publish(1, PADDING);
        return subscribers.read(1);
    }

    /** Publishes 100 events without a pause. */
    @Benchmark
    public long burst() throws IOException {
        server.publish(BURST, PADDING);
        return subscribers.read(BURST);
    }
}
