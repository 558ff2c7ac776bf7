package dev.howl.testservices;

import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A service for tests, such as Redis, that a test can kill, restart, freeze and cut off from its clients. It listens on
 * 127.0.0.1, on the same port until it is closed, which also removes its data. Not thread-safe, except {@link
 * #network()}.
 *
 * <p>In a test class: {@code @AutoClose static final RedisServer REDIS = RedisServer.start(NONE);}
 */
public abstract sealed class TestService implements AutoCloseable permits RedisServer, MariaDb {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    /** Attempts to start: another program may take the chosen port before a local program binds it. */
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

    /** Returns the proxy between the service and its clients, to cut or stall connections. */
    public final TcpProxy network() {
        return network;
    }

    /** Kills the service with SIGKILL. Until it is started again, connections to its port are reset. */
    public final void kill() {
        host.kill();
    }

    /**
     * Restarts the service after {@link #kill} with its persisted data, and waits for up to two minutes until it
     * answers.
     *
     * @throws IllegalStateException if it is still running
     */
    public final void startAgain() {
        checkKilled();
        launch();
    }

    /**
     * Restarts the service after {@link #kill} without any data, and waits for up to two minutes until it answers.
     *
     * @throws IllegalStateException if it is still running
     */
    public final void startEmpty() {
        checkKilled();
        host.forget();
        launch();
    }

    /** Freezes the service: connections stay open, and requests are not answered. */
    public final void pause() {
        host.freeze();
    }

    /** Continues the service after {@link #pause}. */
    public final void resume() {
        host.thaw();
    }

    /** Kills the service and removes its data. */
    @Override
    public final void close() {
        network.close();
        host.close();
    }

    private void checkKilled() {
        if (host.isRunning()) {
            throw new IllegalStateException(spec.name() + " is still running; kill it first");
        }
    }

    private void launch() {
        for (int start = 1; !comesUp(); start++) {
            if (start == STARTS) {
                throw new AssertionError(spec.name() + " did not start; its output:\n" + host.output());
            }
        }
        network.upstream(host.address());
    }

    /** Starts the instance and waits until it answers; returns {@code false} if it exits instead. */
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
                        spec.name() + " does not answer after " + START + "; its output:\n" + host.output());
            }
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
        return true;
    }
}
