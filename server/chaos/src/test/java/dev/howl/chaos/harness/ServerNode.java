package dev.howl.chaos.harness;

import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.SpringRunner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server process with its own data directory, which can be killed, frozen and restarted. */
final class ServerNode implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready: ws://[^\\s/]+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final JavaCommand COMMAND = JavaCommand.mainClass("dev.howl.chaos.node.ChaosNode")
            .with("-Xmx512m")
            .reusable(SpringRunner.class)
            .withClassArchive("--server.address=127.0.0.1", "--server.port=0");

    private final TempFolder data = new TempFolder();
    private final List<String> arguments;
    private ChildProcess program;
    private int port;

    /**
     * Starts a node on a free port.
     *
     * @param settings each as {@code name=value}
     */
    ServerNode(List<String> settings) {
        this(0, settings);
    }

    /**
     * Starts a node on a port.
     *
     * @param port 0 for a free port, which changes with each restart
     * @param settings each as {@code name=value}
     */
    ServerNode(int port, List<String> settings) {
        arguments = new ArrayList<>(List.of("--server.port=" + port, "--howl.data-dir=" + data.path()));
        settings.forEach(setting -> arguments.add("--" + setting));
        program = ChildProcess.startReusable(COMMAND, arguments);
        awaitReady();
    }

    private void awaitReady() {
        String line = program.awaitLine(text -> READY.matcher(text).find(), START);
        Matcher matcher = READY.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError("no port in the server's line: " + line);
        }
        port = Integer.parseInt(matcher.group(1));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    boolean isAlive() {
        return program.isAlive();
    }

    void kill() {
        program.kill();
    }

    /** Sends SIGTERM, waits for the end of the process and returns its exit code. */
    int stop() {
        return program.terminate(DRAIN);
    }

    void startAgain() {
        program = ChildProcess.startReusable(COMMAND, arguments);
        awaitReady();
    }

    void freeze() {
        program.signal("STOP");
    }

    void thaw() {
        program.signal("CONT");
    }

    String output() {
        return program.output();
    }

    @Override
    public void close() {
        program.close();
        data.close();
    }
}
