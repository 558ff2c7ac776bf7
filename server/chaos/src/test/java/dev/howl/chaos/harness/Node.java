package dev.howl.chaos.harness;

import dev.howl.testkit.process.JavaCommand;
import dev.howl.testkit.process.Program;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One server process, with a data folder of its own. It may be killed and started again. */
final class Node implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready: ws://[^\\s/]+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final JavaCommand COMMAND = new JavaCommand(List.of(
            // Started many times: it is to be there soon, and small.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.howl.chaos.node.ChaosNode"));

    private final TempFolder data = new TempFolder();
    private final List<String> arguments;
    private Program program;
    private int port;

    /** @param settings as {@code name=value} */
    Node(List<String> settings) {
        this(0, settings);
    }

    /** @param port 0 for a free one, another one after each start */
    Node(int port, List<String> settings) {
        arguments = new ArrayList<>(List.of("--server.port=" + port, "--howl.data-dir=" + data.path()));
        settings.forEach(setting -> arguments.add("--" + setting));
        program = Program.start(COMMAND, arguments);
        awaitReady();
    }

    private void awaitReady() {
        String line = program.awaitLine(text -> READY.matcher(text).find(), START);
        Matcher matcher = READY.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError("no port in " + line);
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

    /** SIGTERM; returns the exit code. */
    int stop() {
        return program.terminate(DRAIN);
    }

    void startAgain() {
        program = Program.start(COMMAND, arguments);
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
        if (program.isAlive()) {
            program.kill();
        }
        data.close();
    }
}
