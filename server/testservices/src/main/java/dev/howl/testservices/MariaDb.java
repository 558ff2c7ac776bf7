package dev.howl.testservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server for tests, with an empty database. Committed data survives {@link #kill}. */
public final class MariaDb extends TestService {
    /** Name of the database, its user and the user's password. */
    private static final String NAME = "howl";

    private static final int PORT = 3306;
    private static final int PROTOCOL = 10;

    private MariaDb(ServiceRuntime runtime) {
        super(spec(), runtime);
    }

    /**
     * Starts a server and waits for up to two minutes until it answers.
     *
     * @throws AssertionError if it does not answer, or neither Docker nor the programs are available
     */
    public static MariaDb start() {
        return start(ServiceRuntime.of(spec()));
    }

    static MariaDb start(ServiceRuntime runtime) {
        return new MariaDb(runtime);
    }

    /** Returns the JDBC URL for the MariaDB driver. */
    public String jdbcUrl() {
        return "jdbc:mariadb://" + host() + ":" + port() + "/" + NAME;
    }

    /** Returns the user, who has all privileges on the database. */
    public String user() {
        return NAME;
    }

    public String password() {
        return NAME;
    }

    /** Drops the database, creates it again, and returns it. */
    public DataSource emptyDatabase() {
        // A connection that names the database could not be opened after it was dropped.
        String server = jdbcUrl().substring(0, jdbcUrl().lastIndexOf('/') + 1);
        String login = "?user=" + user() + "&password=" + password();
        try (Connection connection = DriverManager.getConnection(server + login);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + NAME);
            statement.execute("CREATE DATABASE " + NAME + " CHARACTER SET utf8mb4");
            return new MariaDbDataSource(jdbcUrl() + login);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static ServiceSpec spec() {
        return new ServiceSpec(
                "MariaDB",
                "mariadb-server",
                new ServiceSpec.Image(
                        "HOWL_TEST_MARIADB_IMAGE",
                        "mariadb:10.11",
                        PORT,
                        List.of(),
                        Map.of(
                                "MARIADB_DATABASE", NAME,
                                "MARIADB_USER", NAME,
                                "MARIADB_PASSWORD", NAME,
                                "MARIADB_RANDOM_ROOT_PASSWORD", "1")),
                new Local(),
                // The server speaks first: three bytes of length, a sequence number, then the protocol version.
                (in, out) -> {
                    byte[] greeting = in.readNBytes(5);
                    return greeting.length == 5 && greeting[4] == PROTOCOL;
                });
    }

    private record Local() implements ServiceSpec.Local {
        @Override
        public List<String> programs() {
            return List.of("mariadbd", "mariadb-install-db");
        }

        @Override
        public void prepare(Path data) throws IOException {
            Files.writeString(init(data), """
                    CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
                    CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s';
                    GRANT ALL ON %1$s.* TO '%1$s'@'%%';
                    """.formatted(NAME));
            TestFolders.copy(InstalledMariaDb.data(), data);
        }

        @Override
        public List<String> line(Path data, int port) {
            return List.of(
                    LocalPrograms.path("mariadbd"),
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + data,
                    InstalledMariaDb.LOG_FILE_SIZE,
                    InstalledMariaDb.NO_SYNC,
                    "--init-file=" + init(data),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + data.resolveSibling("socket"),
                    "--pid-file=" + data.resolveSibling("pid"));
        }

        private static Path init(Path data) {
            return data.resolveSibling("init.sql");
        }
    }
}
