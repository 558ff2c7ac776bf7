package dev.howl.testservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests with every runtime that is available on this machine; they fail if there is none. */
@Timeout(180)
class MariaDbTest {
    static Stream<ServiceRuntime> runtimes() {
        return TestedRuntimes.of(MariaDb.spec());
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void committedDataSurvivesAKill(ServiceRuntime runtime) throws SQLException {
        try (MariaDb database = MariaDb.start(runtime)) {
            String url = database.jdbcUrl();
            update(database, "CREATE TABLE wisdom (message VARCHAR(100))");
            update(database, "INSERT INTO wisdom VALUES ('Хорошо')");
            database.kill();
            assertThatThrownBy(() -> update(database, "DELETE FROM wisdom")).isInstanceOf(SQLException.class);
            database.startAgain();
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(ask(database, "SELECT message FROM wisdom")).isEqualTo("Хорошо");
            database.kill();
            database.startEmpty();
            assertThat(ask(database, "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'wisdom'"))
                    .isEqualTo("0");
        }
    }

    private static void update(MariaDb database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String ask(MariaDb database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(MariaDb database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
