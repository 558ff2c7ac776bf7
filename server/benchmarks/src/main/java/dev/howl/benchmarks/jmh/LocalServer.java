package dev.howl.benchmarks.jmh;

import dev.howl.benchmarks.contract.Tick;
import dev.howl.benchmarks.contract.TicksPublisher;
import dev.howl.benchmarks.server.BenchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.ConfigurableApplicationContext;

/** A Howl server in this JVM, on a free port of 127.0.0.1, with a rate limit too high to matter. */
final class LocalServer implements AutoCloseable {
    private final ConfigurableApplicationContext context =
            BenchServer.start(0, "--howl.limits.messages-per-second=1000000");
    private final TicksPublisher ticks = context.getBean(TicksPublisher.class);

    SubscriberConnections connect(int count) {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try {
            return new SubscriberConnections(port, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void publish(int count, int padding) {
        for (int n = 0; n < count; n++) {
            ticks.publish(new Tick(n, System.nanoTime(), "x".repeat(padding)))
                    .toCompletableFuture()
                    .join();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
