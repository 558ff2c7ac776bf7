package dev.howl.app.support;

import dev.howl.testservices.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/**
 * Another program than Howl that uses the same database. Each call opens a connection of its own.
 *
 * @param database the database of the server under test
 */
public record OtherProgram(MariaDb database) {

    /** Executes an INSERT of one row and returns its generated key. */
    public String insert(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
            try (ResultSet key = statement.getGeneratedKeys()) {
                return row(key);
            }
        }
    }

    /** Executes a statement that returns no rows. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Returns the columns of the first row, separated by spaces; a NULL is {@code null}. */
    public String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return row(found);
        }
    }

    private static String row(ResultSet found) throws SQLException {
        if (!found.next()) {
            throw new AssertionError("the database returned no row");
        }
        StringJoiner columns = new StringJoiner(" ");
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            columns.add(found.getString(i));
        }
        return columns.toString();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
