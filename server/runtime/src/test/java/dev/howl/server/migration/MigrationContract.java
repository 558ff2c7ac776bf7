package dev.howl.server.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testservices.DyingDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests of migrations that are cut off, on the migration of the event tables. */
abstract class MigrationContract {
    private static final int MOST_CHANGES = 300;

    /** Returns an empty database. */
    abstract DataSource emptyDatabase();

    abstract String bodyType();

    @Test
    void aMigrationThatIsCutOffAfterAnyChangeIsContinued() {
        int changes = 0;
        boolean wasCutOff = true;
        while (wasCutOff) {
            changes++;
            assertThat(changes).isLessThan(MOST_CHANGES);
            DataSource database = emptyDatabase();
            wasCutOff = cutOff(database, changes);
            assertThat(cutOff(database, MOST_CHANGES))
                    .describedAs("start after a process that ended after change " + changes)
                    .isFalse();
            assertMigrated(database);
        }
        // Each of the nine statements was one of them.
        assertThat(changes).isGreaterThan(20);
    }

    @Test
    void aMigrationThatIsCutOffAgainAndAgainIsContinued() {
        DataSource database = emptyDatabase();
        int changes = 1;
        while (cutOff(database, changes)) {
            assertThat(changes++).isLessThan(MOST_CHANGES);
        }
        assertThat(changes).isGreaterThan(5);
        assertMigrated(database);
    }

    @Test
    void aTableOfSomebodyElseStopsTheMigrationUntilItIsGone() {
        DataSource database = emptyDatabase();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("CREATE TABLE howl_dedupe (theirs INT)").update();
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(() -> Migrations.migrate(flyway(database)))
                    .isInstanceOf(ForeignTableException.class)
                    .hasMessage(
                            "the database already has table howl_dedupe, which this server has no record of creating;"
                                    + " set spring.datasource.url to a database of its own, or rename or drop table"
                                    + " howl_dedupe");
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM howl_dedupe WHERE theirs IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("DROP TABLE howl_dedupe").update();
        Migrations.migrate(flyway(database));
        assertMigrated(database);
    }

    @Test
    void aFailedRowOfAnEarlierStartIsRemoved() {
        DataSource database = emptyDatabase();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("CREATE TABLE howl_dedupe (theirs INT)").update();
        // Without the steps, Flyway leaves a row that stops all later starts.
        assertThatThrownBy(() -> flyway(database).migrate()).isInstanceOf(FlywayException.class);
        for (String table : new String[] {"howl_dedupe", "howl_events", "howl_heads", "howl_epochs"}) {
            jdbc.sql("DROP TABLE " + table).update();
        }
        assertThatThrownBy(() -> flyway(database).migrate()).hasMessageContaining("failed migration");
        Migrations.migrate(flyway(database));
        assertMigrated(database);
    }

    /** Migrates in a process that ends after a number of changes, and returns whether it ended before the migration. */
    private boolean cutOff(DataSource database, int changes) {
        try {
            Migrations.migrate(flyway(new DyingDataSource(database, changes)));
            return false;
        } catch (DyingDataSource.Died e) {
            return true;
        } catch (FlywayException e) {
            if (e.getCause() instanceof DyingDataSource.Died) {
                return true;
            }
            throw e;
        }
    }

    private Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:dev/howl/server/durable")
                .table("howl_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("body", bodyType()))
                .load();
    }

    private void assertMigrated(DataSource database) {
        flyway(database).validate();
        JdbcClient jdbc = JdbcClient.create(database);
        for (String table : new String[] {"epochs", "heads", "events", "dedupe", "counters", "fences"}) {
            assertThat(jdbc.sql("SELECT COUNT(*) FROM howl_" + table)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT index_name) FROM information_schema." + indexes()
                                + " WHERE LOWER(index_name) LIKE 'howl%appended_at'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** Returns the name of the table that lists the indexes. */
    abstract String indexes();
}
