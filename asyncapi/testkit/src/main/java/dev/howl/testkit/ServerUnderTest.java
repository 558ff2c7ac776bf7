package dev.howl.testkit;

import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that a test starts as a process of its own, on a free port, behind a {@link Recorder}. Clients get the
 * recorder's port alone, so that every frame of every test is validated; {@link #close} fails if one was invalid.
 *
 * <p>The server must accept {@code --server.port=0} and write a line with {@code ws://HOST:PORT} when it is ready.
 * {@code --howl.data-dir} names an empty directory of its own, which is deleted by {@link #close}.
 *
 * <pre>{@code
 * try (ServerUnderTest server = ServerUnderTest.start(JavaCommand.jar(jar), contract);
 *         RawClient client = RawClient.connect(server.ws("/events"))) {
 *     …
 * }
 * }</pre>
 */
public final class ServerUnderTest implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("wss?://[^\\s/]+:(\\d+)");
    private static final Duration START = Duration.ofMinutes(2);
    private static final String DATA = "howl.data-dir";

    private final JavaCommand command;
    private final List<String> arguments;
    private final Recorder recorder;
    private final Path data;
    private ChildProcess program;

    private ServerUnderTest(JavaCommand command, ConformanceCheck check, ProxyTls tls, List<String> settings) {
        this.command = command;
        this.arguments = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=0"));
        settings.forEach(setting -> arguments.add("--" + setting));
        this.data = newDirectory();
        if (settings.stream().noneMatch(setting -> setting.startsWith(DATA + "="))) {
            arguments.add("--" + DATA + "=" + data);
        }
        this.recorder = Recorder.listening(check, tls);
        this.program = launch();
    }

    /**
     * Starts a server and waits for up to two minutes until it is ready.
     *
     * @param settings each as {@code name=value}
     * @throws AssertionError if it does not start; the message contains its output
     */
    public static ServerUnderTest start(JavaCommand command, ConformanceCheck check, String... settings) {
        return new ServerUnderTest(command, check, ProxyTls.NONE, List.of(settings));
    }

    /**
     * Starts a server that its settings make speak TLS with this certificate. Clients speak TLS with the same
     * certificate; the recorder in between sees plain frames.
     */
    public static ServerUnderTest startWithTls(
            JavaCommand command, Path contract, TestCertificate certificate, String... settings) {
        ProxyTls tls = new ProxyTls(certificate.context(), certificate.context());
        return new ServerUnderTest(command, check(contract), tls, List.of(settings));
    }

    /**
     * Starts a server and waits for up to two minutes until it is ready.
     *
     * @param contract the document against which every frame is validated
     * @param settings each as {@code name=value}
     * @throws AssertionError if it does not start, or the document is invalid
     */
    public static ServerUnderTest start(JavaCommand command, Path contract, String... settings) {
        return start(command, check(contract), settings);
    }

    private static ConformanceCheck check(Path contract) {
        try {
            return ConformanceCheck.of(ContractReader.read(contract));
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the recorder, with the recorded frames and network faults to cause. */
    public Recorder recorder() {
        return recorder;
    }

    /** Returns the {@code ws} address of a channel for clients. */
    public URI ws(String path) {
        return recorder.uri(path);
    }

    /** Returns the {@code wss} address of a channel for clients. */
    public URI wss(String path) {
        return URI.create("wss://localhost:" + recorder.port() + path);
    }

    /** Returns the {@code http} address of a page for clients. */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + recorder.port() + path);
    }

    /** Returns the process. */
    public ChildProcess program() {
        return program;
    }

    /** Stops the process with SIGTERM and returns its exit code. Connections are reset until {@link #startAgain}. */
    public int stop() {
        return program.terminate();
    }

    /** Starts the process again after it ended. The address for clients stays the same. */
    public void startAgain() {
        if (program.isAlive()) {
            throw new IllegalStateException("the server is still running; stop it first");
        }
        program = launch();
    }

    /**
     * Ends the process, and checks everything that was recorded.
     *
     * @throws AssertionError if a frame violated the contract
     */
    @Override
    public void close() {
        program.close(recorder::cutAll);
        delete(data);
        recorder.close();
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("server-under-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess launch() {
        ChildProcess started = ChildProcess.startReusable(command, arguments);
        try {
            String line = started.awaitLine(text -> READY.matcher(text).find(), START);
            Matcher port = READY.matcher(line);
            if (!port.find()) {
                throw new AssertionError("no port in " + line);
            }
            recorder.upstream(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1))));
            return started;
        } catch (AssertionError e) {
            started.close();
            throw e;
        }
    }
}
