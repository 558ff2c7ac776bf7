package guide;

import dev.howl.testkit.Await;
import dev.howl.testkit.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A running nginx, HAProxy or Caddy. */
final class ProxyProgram implements AutoCloseable {
    private final ChildProcess program;
    private final String origin;
    private final String prefix;

    /**
     * Starts a proxy and waits until it accepts connections.
     *
     * @param origin scheme, host and port
     * @param prefix path of the server behind it; may be empty
     */
    ProxyProgram(List<String> line, String origin, String prefix) {
        this.origin = origin;
        this.prefix = prefix;
        program = ChildProcess.start(line);
        int port = URI.create(origin).getPort();
        Await.until("the proxy accepts connections or has ended", () -> accepts(port) || !program.isAlive());
        if (!program.isAlive()) {
            throw new AssertionError("the proxy has ended:\n" + program.output());
        }
    }

    /**
     * Returns the path of a program.
     *
     * @throws AssertionError if it is not installed
     */
    static String installed(String name) {
        return find(name)
                .orElseThrow(() ->
                        new AssertionError("this test needs " + name + "; on Debian: apt-get install nginx haproxy"))
                .toString();
    }

    static boolean isInstalled(String name) {
        return find(name).isPresent();
    }

    private static Optional<Path> find(String name) {
        String folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the origin of pages that the proxy serves. */
    String origin() {
        return origin;
    }

    URI http(String path) {
        return URI.create(origin + prefix + path);
    }

    URI ws(String path) {
        return URI.create(origin.replaceFirst("http", "ws") + prefix + path);
    }

    String output() {
        return program.output();
    }

    /** Ends the proxy, with its worker processes. */
    @Override
    public void close() {
        try (program) {
            if (program.isAlive()) {
                program.terminate();
            }
        }
    }
}
