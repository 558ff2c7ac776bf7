package dev.howl.app.alerts;

import dev.howl.testservices.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AlertsOnMariaDbTest extends AlertServiceContract {
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
    DataSource database() {
        DriverManagerDataSource database =
                new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
        JdbcClient jdbc = JdbcClient.create(database);
        String name = jdbc.sql("SELECT DATABASE()").query(String.class).single();
        jdbc.sql("DROP DATABASE " + name).update();
        // The URL names the database just dropped; a connection through it would fail, so this one names none.
        JdbcClient.create(new DriverManagerDataSource(
                        server.jdbcUrl().replaceFirst("/[^/]*$", "/"), server.user(), server.password()))
                .sql("CREATE DATABASE " + name + " CHARACTER SET utf8mb4")
                .update();
        return database;
    }
}
