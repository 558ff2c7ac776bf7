package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testservices.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Acceptance test of a start on a database that refuses or does not answer: exit code 1 and one sentence. */
class DatabaseStartTest {
    private static MariaDb database;
    private static String address;

    @BeforeAll
    static void start() {
        database = MariaDb.start();
        address = database.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void aWrongPasswordIsNamedWithItsSettings() {
        assertFails(
                "the database " + address + " refuses user '" + database.user() + "' or the password; correct"
                        + " spring.datasource.username and spring.datasource.password",
                database.jdbcUrl(),
                "wrong-secret");
    }

    @Test
    void anUnknownDatabaseIsNamed() {
        String unknown = database.jdbcUrl().replaceFirst("(//[^/]+/)[^?]*", "$1nowhere");
        String name = address.replaceFirst("(//[^/]+/).*", "$1nowhere");
        assertFails(
                "the database " + name + " does not exist, or user '" + database.user() + "' may not use it; create it"
                        + " or grant the privileges, or correct spring.datasource.url and spring.datasource.username",
                unknown,
                database.password());
    }

    /** The answer to a user who may use any database. */
    @Test
    void anUnknownDatabaseIsNamedWithoutTheOptionsOfItsUrl() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("spring.datasource.url", "jdbc:mysql://me:secret@db/howl?password=secret")));
        assertThat(new DatabaseStartAnalyzer(environment)
                        .analyze(new IllegalStateException(new SQLException("Unknown database", "42000", 1049))))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("the database mysql://db/howl does not exist; create it, or correct spring.datasource.url");
    }

    @Test
    void aDatabaseThatIsAwayIsNamed() {
        assertFails(
                "the database mariadb://127.0.0.1:1/howl cannot be reached; start it, or correct spring.datasource.url",
                "jdbc:mariadb://127.0.0.1:1/howl?connectTimeout=2000",
                "wrong-secret");
    }

    @Test
    void aTableOfAnotherProgramIsNamed() throws SQLException {
        try (Connection connection = database.emptyDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE broadcast_schedules (id INT)");
        }
        assertFails(
                "the database already has table broadcast_schedules, which this server has no record of creating; set"
                        + " spring.datasource.url to a database of its own, or rename or drop table"
                        + " broadcast_schedules",
                database.jdbcUrl(),
                database.password());
    }

    @Test
    void aHistoryOfAnotherProgramIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V1__other.sql"), "CREATE TABLE other (id INT);");
        Flyway.configure()
                .dataSource(database.emptyDatabase())
                .locations("filesystem:" + folder)
                .load()
                .migrate();
        assertThat(lastLine(database.jdbcUrl(), database.password()))
                .startsWith("Howl did not start: the tables of the database cannot be brought up to date: ")
                .contains("version 1")
                .endsWith("; the database is the one of spring.datasource.url");
    }

    private static void assertFails(String reason, String url, String password) {
        assertThat(lastLine(url, password)).isEqualTo("Howl did not start: " + reason);
    }

    private static String lastLine(String url, String password) {
        List<String> arguments = List.of(
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + password);
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).as(program.output()).isEqualTo(1);
            assertThat(program.output()).doesNotContain("\tat ", "wrong-secret", "Exception");
            return program.output().lines().reduce("", (before, line) -> line);
        }
    }
}
