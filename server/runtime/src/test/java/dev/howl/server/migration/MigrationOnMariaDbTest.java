package dev.howl.server.migration;

import dev.howl.testservices.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MigrationOnMariaDbTest extends MigrationContract {
    private static MariaDb server;

    @BeforeAll
    static void startServer() {
        server = MariaDb.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    DataSource emptyDatabase() {
        return server.emptyDatabase();
    }

    @Override
    String bodyType() {
        return "MEDIUMBLOB";
    }

    @Override
    String indexes() {
        return "statistics";
    }
}
