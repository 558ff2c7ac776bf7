package dev.howl.server.migration;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class MigrationOnH2Test extends MigrationContract {
    @Override
    DataSource emptyDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Override
    String bodyType() {
        return "VARBINARY(1048576)";
    }

    @Override
    String indexes() {
        return "indexes";
    }
}
