package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.migration.Migrations;
import dev.howl.testservices.DyingDataSource;
import dev.howl.testservices.MariaDb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests of the server's migrations in processes that end in the middle, and of databases that are migrated already. */
class MigrationTest {
    /** The checksums in the history of every database that a released server has migrated. */
    private static final Map<String, Integer> RELEASED = Map.of(
            "V1__broadcast_schedules.sql", 460_893_933,
            "V10__incidents.sql", -113_109_653,
            "V20__alerts.sql", -45_295_448,
            "V30__moderation.sql", 708_452_032,
            "V40__incidents_as_written.sql", -327_191_768);

    private static final int MOST_CHANGES = 1_000;
    private static MariaDb server;

    @BeforeAll
    static void startServer() {
        server = MariaDb.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aStartContinuesWhereAProcessEndedAfterAnyChangeOnH2() {
        int changes = 0;
        boolean wasCutOff = true;
        while (wasCutOff) {
            DataSource database = h2();
            wasCutOff = isCutOff(database, ++changes);
            assertThat(isCutOff(database, MOST_CHANGES))
                    .describedAs("start after a process that ended after change " + changes)
                    .isFalse();
            assertMigrated(database);
        }
        assertThat(changes).isGreaterThan(40);
    }

    /** Each start gets one change further than the one before, from where that one ended. */
    @Test
    void startsContinueWhereOthersEndedOnMariaDb() {
        DataSource database = server.emptyDatabase();
        int changes = 1;
        while (isCutOff(database, changes)) {
            assertThat(changes++).isLessThan(MOST_CHANGES);
        }
        assertMigrated(database);
    }

    @Test
    void aDatabaseOfAReleasedServerIsLeftAsItIs() {
        for (DataSource database : new DataSource[] {h2(), server.emptyDatabase()}) {
            // As servers did that had no steps.
            flyway(database).migrate();
            Map<String, Integer> checksums = new LinkedHashMap<>();
            for (MigrationInfo migration : flyway(database).info().applied()) {
                checksums.put(migration.getScript(), migration.getChecksum());
            }
            assertThat(checksums).containsExactlyInAnyOrderEntriesOf(RELEASED);
            JdbcClient jdbc = JdbcClient.create(database);
            jdbc.sql("UPDATE cities SET name = 'Elsewhere' WHERE place = 1").update();
            Migrations.migrate(flyway(database));
            assertThat(jdbc.sql("SELECT name FROM cities WHERE place = 1")
                            .query(String.class)
                            .single())
                    .isEqualTo("Elsewhere");
            assertMigrated(database);
        }
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /** Migrates in a process that ends after a number of changes, and returns whether it did. */
    private static boolean isCutOff(DataSource database, int changes) {
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

    private static void assertMigrated(DataSource database) {
        assertThat(Arrays.stream(flyway(database).info().pending())).isEmpty();
        flyway(database).validate();
        JdbcClient jdbc = JdbcClient.create(database);
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (String table : new String[] {
            "broadcast_schedules",
            "incidents",
            "incident_feed",
            "incident_answer",
            "cities",
            "alerts",
            "alert_keys",
            "posts",
            "pending_responses"
        }) {
            rows.put(
                    table,
                    jdbc.sql("SELECT COUNT(*) FROM " + table)
                            .query(Integer.class)
                            .single());
        }
        assertThat(rows.values()).containsExactly(0, 0, 1, 1, 107, 0, 0, 0, 0);
    }
}
