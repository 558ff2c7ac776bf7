package dev.howl.testservices;

import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A service that runs as a local program, with its data in a temporary folder. */
final class ProcessInstance implements ServiceInstance {
    private final ServiceSpec spec;
    private final Path folder;
    private final Path data;
    /** Shutdown hook that ends the program if the JVM of the test stops before {@link #close}. */
    private final Thread atExit = new Thread(this::end);

    private @Nullable ChildProcess program;
    private InetSocketAddress address = loopback(0);

    ProcessInstance(ServiceSpec spec) {
        this.spec = spec;
        folder = TestFolders.create();
        data = folder.resolve("data");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void launch() {
        if (!Files.exists(data)) {
            try {
                Files.createDirectory(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            spec.prepare(data);
        }
        address = loopback(Ports.free());
        program = ChildProcess.start(spec.local().line(data, address.getPort()));
    }

    @Override
    public void forget() {
        TestFolders.delete(data);
    }

    @Override
    public boolean isRunning() {
        ChildProcess current = program;
        return current != null && current.isAlive();
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void kill() {
        launched().kill();
    }

    @Override
    public void freeze() {
        launched().signal("STOP");
        ProcessThreads.awaitStopped(launched().pid());
    }

    @Override
    public void thaw() {
        launched().signal("CONT");
    }

    @Override
    public String output() {
        return launched().output();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        ChildProcess current = program;
        if (current != null) {
            current.kill();
        }
        TestFolders.delete(folder);
    }

    private ChildProcess launched() {
        ChildProcess current = program;
        if (current == null) {
            throw new IllegalStateException(spec.name() + " has not been started");
        }
        return current;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
