package dev.howl.testservices;

import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A service of a test. It listens on 127.0.0.1, on a port that stays the same until it is closed. Closing it removes its
 * data. To be used by one thread at a time, but for {@link #network()}.
 *
 * <p>In a test class: {@code @AutoClose static final RedisServer REDIS = RedisServer.start(NONE);}
 */
public abstract sealed class TestService implements AutoCloseable permits RedisServer, MariaDb {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    /** A free port of a local program may be taken by another one before the program has it. */
    private static final int STARTS = 3;

    private final ServiceSpec spec;
    private final ServiceInstance host;
    private final TcpProxy network = new TcpProxy(ProxyListener.NONE, null);

    TestService(ServiceSpec spec, ServiceRuntime runtime) {
        this.spec = spec;
        this.host = runtime.host(spec);
        try {
            launch();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    public final String host() {
        return "127.0.0.1";
    }

    public final int port() {
        return network.port();
    }

    /** Between the service and its clients: for cuts and stalls. */
    public final TcpProxy network() {
        return network;
    }

    /** Ends it without warning (SIGKILL). Until it is started again, connections to its port are reset. */
    public final void kill() {
        host.kill();
    }

    /**
     * Starts it after {@link #kill} with what it had written down, and waits until it answers.
     *
     * @throws IllegalStateException where it still runs
     */
    public final void startAgain() {
        checkKilled();
        launch();
    }

    /**
     * Starts it after {@link #kill} without any data, and waits until it answers.
     *
     * @throws IllegalStateException where it still runs
     */
    public final void startEmpty() {
        checkKilled();
        host.forget();
        launch();
    }

    /** Freezes it: connections stay open, nothing is answered. */
    public final void pause() {
        host.freeze();
    }

    /** Lets it go on after {@link #pause}. */
    public final void resume() {
        host.thaw();
    }

    /** Kills it and removes its data. */
    @Override
    public final void close() {
        network.close();
        host.close();
    }

    private void checkKilled() {
        if (host.isRunning()) {
            throw new IllegalStateException(spec.name() + " still runs");
        }
    }

    private void launch() {
        for (int start = 1; !comesUp(); start++) {
            if (start == STARTS) {
                throw new AssertionError(spec.name() + " did not start; it wrote\n" + host.output());
            }
        }
        network.upstream(host.address());
    }

    /** Whether it answers; {@code false} where it has ended by itself. */
    private boolean comesUp() {
        host.launch();
        InetSocketAddress address = host.address();
        long end = System.nanoTime() + START.toNanos();
        while (!spec.probe().answers(address)) {
            if (!host.isRunning()) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        spec.name() + " does not answer after " + START + "; it wrote\n" + host.output());
            }
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
        return true;
    }
}
