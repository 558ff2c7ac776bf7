package dev.howl.server.durable;

import dev.howl.server.migration.Migrations;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The migration of the store's tables, with a Flyway history of its own beside that of the application. */
final class SchemaMigration {
    private static final String LOCATION = "classpath:dev/howl/server/durable";
    private static final String HISTORY = "howl_schema_history";

    private SchemaMigration() {}

    static void migrate(DataSource database, Dialect dialect) {
        Migrations.migrate(Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database)
                .locations(LOCATION)
                .table(HISTORY)
                // The schema is not empty: it also holds the application's tables.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .load());
    }
}
