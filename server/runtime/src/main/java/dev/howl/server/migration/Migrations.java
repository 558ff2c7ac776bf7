package dev.howl.server.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway migrations for databases that commit each DDL statement at once, as H2, MySQL and MariaDB do.
 *
 * <p>Flyway writes the row of its history after the last statement of a migration. If the process is killed before, the
 * next start would run the migration from its first statement, and fail because its tables exist. Here a table beside
 * the history records which statement is being executed, so that the next start continues with it. A table that exists
 * although no earlier start created it belongs to somebody else, and stops the migration.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Migrates the database, and continues a migration that was cut off. The rows that earlier, failed attempts at
     * these migrations left in the history are removed; no other row is. Blocks.
     *
     * @throws ForeignTableException where a table of a migration exists and was not created by it
     */
    public static void migrate(Flyway flyway) {
        Configuration configuration = flyway.getConfiguration();
        MigrationSteps steps = new MigrationSteps(configuration.getTable());
        Callback[] callbacks = Stream.concat(Arrays.stream(configuration.getCallbacks()), Stream.of(steps))
                .toArray(Callback[]::new);
        Flyway stepwise = Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .dataSource(new StepwiseDataSource(configuration.getDataSource(), steps))
                .callbacks(callbacks)
                .load();
        removeFailedRows(stepwise, configuration);
        stepwise.migrate();
    }

    private static void removeFailedRows(Flyway flyway, Configuration configuration) {
        DataSource database = configuration.getDataSource();
        try (Connection connection = database.getConnection()) {
            if (!hasHistory(connection, configuration.getTable())) {
                return;
            }
            String quote = connection.getMetaData().getIdentifierQuoteString();
            String history = quote + configuration.getTable() + quote;
            List<String> failed = failedScripts(connection, history, quote);
            if (failed.isEmpty()) {
                return;
            }
            Set<String> own = Arrays.stream(flyway.info().all())
                    .map(MigrationInfo::getScript)
                    .collect(Collectors.toSet());
            failed.retainAll(own);
            for (String script : failed) {
                remove(connection, history, quote, script);
            }
        } catch (SQLException e) {
            LOG.debug("The history {} cannot be read; Flyway reports why", configuration.getTable(), e);
        }
    }

    private static boolean hasHistory(Connection connection, String history) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), history, new String[] {"TABLE", "BASE TABLE"
                })) {
            return tables.next();
        }
    }

    private static List<String> failedScripts(Connection connection, String history, String quote) throws SQLException {
        List<String> scripts = new ArrayList<>();
        String select = "SELECT %1$sscript%1$s FROM %2$s WHERE %1$ssuccess%1$s = FALSE".formatted(quote, history);
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                scripts.add(rows.getString(1));
            }
        }
        return scripts;
    }

    private static void remove(Connection connection, String history, String quote, String script) throws SQLException {
        String delete =
                "DELETE FROM %2$s WHERE %1$ssuccess%1$s = FALSE AND %1$sscript%1$s = ?".formatted(quote, history);
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, script);
            statement.executeUpdate();
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        LOG.info("Migration {} failed at an earlier start and is tried again", script);
    }
}
