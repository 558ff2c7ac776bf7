package dev.howl.server.durable;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes the tables, beside those of the application: with migrations and a history of its own. */
final class SchemaMigration {
    private static final String LOCATION = "classpath:dev/howl/server/durable";
    private static final String HISTORY = "howl_schema_history";

    private SchemaMigration() {}

    static void migrate(DataSource database, Dialect dialect) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database)
                .locations(LOCATION)
                .table(HISTORY)
                // The application's tables are there already.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }
}
