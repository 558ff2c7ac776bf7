package dev.howl.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server in a process and a folder of its own. It ends at the latest with this process. Its last lines of output are
 * kept.
 */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ws://127\\.0\\.0\\.1:(\\d+)/");
    private static final int KEPT_LINES = 200;
    private static final Duration KILLING = Duration.ofSeconds(5);
    /** Environment variables that change the server's settings. They are removed: the demo is the same on every machine. */
    private static final Pattern SETTING = Pattern.compile(
            "(HOWL|SPRING|SERVER|MANAGEMENT|LOGGING|MYSQL|SSL|TLS|REDIS|WEBSOCKET|UVICORN)_.*|DEBUG|TRACE");

    private static final Set<String> ORIGINAL_SETTINGS =
            Set.of("API_LINK", "TIMEOUT", "REQUEST_TIMEOUT", "LOGLEVEL", "INTERVAL");

    private final Process process;
    private final TemporaryFolder folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread killer = new Thread(this::interrupted, "demo-cleanup");
    private volatile boolean interrupted;
    /** Guarded by itself. */
    private final Deque<String> lines = new ArrayDeque<>();

    private ServerProcess(Process process, TemporaryFolder folder) {
        this.process = process;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(killer);
        Thread reader = new Thread(this::read, "demo-server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the server without waiting until it is ready.
     *
     * @param settings each as {@code name=value}; all users of the machine can read them
     * @param secrets environment variables, which other users cannot read
     */
    static ServerProcess start(Path jar, List<String> settings, Map<String, String> secrets)
            throws ServerStartException {
        try {
            TemporaryFolder folder = TemporaryFolder.make();
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // The tour is too short for optimized compilation to pay off.
            line.add("-XX:TieredStopAtLevel=1");
            line.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            Stream.concat(
                            settings.stream(),
                            Stream.of("howl.data-dir=" + folder.path().resolve("data")))
                    .forEach(setting -> line.add("--" + setting));
            // The folder is the working directory, too, so that no .env is read.
            ProcessBuilder builder =
                    new ProcessBuilder(line).directory(folder.path().toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(ServerProcess::isSetting);
            builder.environment().putAll(secrets);
            return new ServerProcess(builder.start(), folder);
        } catch (IOException e) {
            throw new ServerStartException("the server cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the server is ready and returns its address. */
    InetSocketAddress awaitReady(Duration limit) throws ServerStartException, InterruptedException {
        try {
            int listening = port.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening);
        } catch (TimeoutException e) {
            throw new ServerStartException("the server is not ready after " + TourScreen.text(limit), e);
        } catch (ExecutionException e) {
            throw new ServerStartException("the server exited with " + process.waitFor() + " before it was ready", e);
        }
    }

    /** Returns a future that completes with the exit code. */
    CompletableFuture<Integer> end() {
        return process.onExit().thenApply(Process::exitValue);
    }

    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Returns the last lines of output, oldest first. */
    List<String> lastLines(int count) {
        synchronized (lines) {
            return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
        }
    }

    /** Kills the server if it still runs, and deletes its folder. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The JVM is shutting down; the hook has nothing left to do.
        }
    }

    /** Returns whether the server was killed because this process ends. A step that fails then is not the server's fault. */
    boolean isInterrupted() {
        return interrupted;
    }

    private void interrupted() {
        interrupted = true;
        kill();
    }

    private synchronized void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(KILLING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.remove();
    }

    private static boolean isSetting(String variable) {
        return SETTING.matcher(variable).matches() || ORIGINAL_SETTINGS.contains(variable);
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                took(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            took("(reading the output failed: " + e.getMessage() + ")");
        }
        port.completeExceptionally(new IOException("its output ended"));
    }

    private void took(String line) {
        synchronized (lines) {
            lines.add(line);
            if (lines.size() > KEPT_LINES) {
                lines.remove();
            }
        }
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
            port.complete(Integer.valueOf(ready.group(1)));
        }
    }
}
