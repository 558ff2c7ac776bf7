package dev.howl.app.support;

import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.tls.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The server in a drop-in profile, configured like the original: by environment variables and the files of its working
 * directory. It runs behind a recorder.
 */
public final class ProfileServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("wss?://[^\\s/]+:(\\d+)/");
    private static final Duration START = Duration.ofMinutes(2);

    private final ChildProcess program;
    private final Recorder recorder;
    private final int port;

    private ProfileServer(ChildProcess program, Recorder recorder, int port) {
        this.program = program;
        this.recorder = recorder;
        this.port = port;
    }

    /**
     * Starts the server and waits until it is ready.
     *
     * @param directory its working directory
     * @param environment variables added to those of the test's process
     */
    public static ProfileServer start(
            String profile, ConformanceCheck check, Path directory, Map<String, String> environment) {
        return start(profile, Recorder.listening(check), directory, environment);
    }

    /**
     * Starts a server with TLS. Its environment must name the certificate, which the recorder presents to the clients,
     * too.
     */
    public static ProfileServer startWithTls(
            String profile,
            ConformanceCheck check,
            TestCertificate certificate,
            Path directory,
            Map<String, String> environment) {
        ProxyTls tls = new ProxyTls(certificate.context(), certificate.context());
        return start(profile, Recorder.listening(check, tls), directory, environment);
    }

    private static ProfileServer start(
            String profile, Recorder recorder, Path directory, Map<String, String> environment) {
        ChildProcess program = launch(profile, directory, environment);
        try {
            Matcher ready =
                    READY.matcher(program.awaitLine(line -> READY.matcher(line).find(), START));
            if (!ready.find()) {
                throw new AssertionError("the server printed no port; its output:\n" + program.output());
            }
            int port = Integer.parseInt(ready.group(1));
            recorder.upstream(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new ProfileServer(program, recorder, port);
        } catch (AssertionError e) {
            program.close();
            recorder.close();
            throw e;
        }
    }

    /** Returns the settings of the profile's configuration files, without the environment variables of this process. */
    public static Environment settings(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        ConfigDataEnvironmentPostProcessor.applyTo(
                environment, new DefaultResourceLoader(), new DefaultBootstrapContext(), profile);
        return environment;
    }

    /** Starts the process without a recorder and without waiting for it. */
    public static ChildProcess launch(String profile, Path directory, Map<String, String> environment) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(RealServer.COMMAND.arguments());
        line.add("--spring.profiles.active=" + profile);
        return ChildProcess.start(line, directory, environment);
    }

    /** Returns the server's own port, behind the recorder. */
    public int port() {
        return port;
    }

    public InetSocketAddress address() {
        return recorder.address();
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + recorder.port() + path);
    }

    /** Returns the recorder's address for a WebSocket client with TLS. */
    public URI wss(String target) {
        return URI.create("wss://localhost:" + recorder.port() + target);
    }

    public ChildProcess program() {
        return program;
    }

    /** Kills the process and asserts that all recorded frames are valid. */
    @Override
    public void close() {
        program.kill();
        recorder.close();
    }
}
