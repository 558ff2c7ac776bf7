package dev.howl.server.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** A MariaDB of one's own, of the binary on the path. */
public final class MariaDb implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path directory;
    private final int port;
    private Process process;

    private MariaDb() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("howl-mariadb");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process install = command("mariadb-install-db", "--auth-root-authentication-method=normal", "--skip-test-db");
        if (install.waitFor() != 0) {
            throw new IllegalStateException("mariadb-install-db failed: " + Files.readString(directory.resolve("log")));
        }
        process = serve();
    }

    /** Starts one; it is reachable when this returns. */
    public static MariaDb start() {
        try {
            return new MariaDb();
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB is needed: install mariadb-server", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database
                + "?user=root&createDatabaseIfNotExist=true&connectTimeout=1000";
    }

    /** Ends the process at once. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again after {@link #kill}. */
    public void restart() {
        try {
            process = serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process serve() throws IOException {
        Process started = command(
                "mariadbd",
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("socket"),
                "--skip-grant-tables");
        long deadline = System.nanoTime() + START_NANOS;
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("MariaDB did not start: " + Files.readString(directory.resolve("log")));
            }
            LockSupport.parkNanos(20_000_000);
        }
        return started;
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("test"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Process command(String program, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program,
                "--no-defaults",
                "--datadir=" + directory.resolve("data"),
                "--user=" + System.getProperty("user.name"));
        builder.command().addAll(List.of(options));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }
}
