package dev.howl.server.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The progress of the migration that runs, in a table of one row: its version, the number of the statement, and whether
 * that statement may have been executed. The row is written on the migration's own connection. A DDL statement commits
 * it before it takes effect, and other statements are committed together with it, so that the row is never behind.
 *
 * <p>Confined to Flyway's thread.
 */
final class MigrationSteps implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationSteps.class);
    /** H2 and MySQL: the table or index exists. */
    private static final Set<Integer> OBJECT_EXISTS = Set.of(42101, 42111, 1050, 1061);
    /** H2 and MySQL: the column, key or constraint exists. */
    private static final Set<Integer> OTHER_EXISTS = Set.of(42121, 23505, 90045, 1060, 1062, 1826);

    private static final Pattern CREATED =
            Pattern.compile("CREATE\\s+(?:UNIQUE\\s+)?(TABLE|INDEX)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private final String table;
    /** Version of the migration that runs; {@code null} between two migrations. */
    private @Nullable String version;

    private int next;
    /** Statements before this one were executed by an earlier start. */
    private int resumeAt;
    /** True if an earlier start was cut off while it executed the statement at {@link #resumeAt}. */
    private boolean unsure;

    /** A call that executes a statement. */
    interface Execution {
        /** Returns whether the statement has a result. */
        boolean run() throws Throwable;
    }

    /** @param history name of Flyway's table */
    MigrationSteps(String history) {
        this.table = history + "_steps";
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "steps";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                begin(context.getConnection(), context.getMigrationInfo().getVersion());
            } else {
                if (event == Event.AFTER_EACH_MIGRATE && version != null) {
                    // Commits the last statements before Flyway writes the history on another connection.
                    record(context.getConnection(), next, false);
                    commit(context.getConnection());
                }
                version = null;
            }
        } catch (SQLException e) {
            throw new FlywayException("the progress of the migration could not be stored in " + table, e);
        }
    }

    private void begin(Connection connection, @Nullable Object migration) throws SQLException {
        next = 0;
        resumeAt = 0;
        unsure = false;
        version = null;
        if (migration == null) {
            return;
        }
        update(
                connection,
                "CREATE TABLE IF NOT EXISTS " + table
                        + " (id INT NOT NULL PRIMARY KEY, version VARCHAR(50) NOT NULL, step INT NOT NULL,"
                        + " unsure INT NOT NULL)");
        version = migration.toString();
        load(connection, version);
        if (resumeAt > 0 || unsure) {
            LOG.info("Migration {} was cut off and continues at statement {}", version, resumeAt + 1);
        }
    }

    private void load(Connection connection, String running) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT step, unsure FROM " + table + " WHERE version = ?")) {
            select.setString(1, running);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    resumeAt = row.getInt(1);
                    unsure = row.getInt(2) == 1;
                }
            }
        }
    }

    /** Executes a statement of the migration that runs, unless an earlier start has; and any other statement as it is. */
    boolean execute(Connection connection, String sql, Execution execution) throws Throwable {
        if (version == null) {
            return execution.run();
        }
        int step = next++;
        if (step < resumeAt) {
            return false;
        }
        boolean isRepeated = unsure && step == resumeAt;
        record(connection, step, true);
        try {
            return execution.run();
        } catch (SQLException e) {
            if (isRepeated && (OBJECT_EXISTS.contains(e.getErrorCode()) || OTHER_EXISTS.contains(e.getErrorCode()))) {
                LOG.debug("Statement {} of migration {} had been executed", step + 1, version, e);
                return false;
            }
            recordFailed(connection, step, isRepeated, e);
            throw OBJECT_EXISTS.contains(e.getErrorCode()) ? new ForeignTableException(created(sql), e) : e;
        }
    }

    private void recordFailed(Connection connection, int step, boolean isUnsure, SQLException reason) {
        try {
            record(connection, step, isUnsure);
            commit(connection);
        } catch (SQLException e) {
            // The connection is lost: the statement may have been executed, as the row says.
            reason.addSuppressed(e);
        }
    }

    private static String created(String sql) {
        Matcher matcher = CREATED.matcher(sql);
        return matcher.find()
                ? (matcher.group(1) + " " + matcher.group(2)).toLowerCase(Locale.ROOT)
                : "a table of that name";
    }

    private void record(Connection connection, int step, boolean isUnsure) throws SQLException {
        Object[] row = {version, step, isUnsure ? 1 : 0};
        if (update(connection, "UPDATE " + table + " SET version = ?, step = ?, unsure = ? WHERE id = 1", row) == 0) {
            update(connection, "INSERT INTO " + table + " (version, step, unsure, id) VALUES (?, ?, ?, 1)", row);
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
