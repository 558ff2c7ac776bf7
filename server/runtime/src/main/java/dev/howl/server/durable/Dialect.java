package dev.howl.server.durable;

import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.TransactionDefinition;

/** What the databases do not have in common. */
public enum Dialect {
    /** Types are the standard's; only the snapshot of all tables at once is one moment for all of them. */
    H2("VARBINARY(1048576)", "", TransactionDefinition.ISOLATION_SERIALIZABLE),
    /** MySQL and MariaDB. An insert that meets a row locks it for writing at once: two that wait do not deadlock. */
    MYSQL("MEDIUMBLOB", " ON DUPLICATE KEY UPDATE %1$s = %1$s", TransactionDefinition.ISOLATION_REPEATABLE_READ);

    private final String bodyType;
    private final String orKeep;
    private final int snapshot;

    Dialect(String bodyType, String orKeep, int snapshot) {
        this.bodyType = bodyType;
        this.orKeep = orKeep;
        this.snapshot = snapshot;
    }

    /**
     * Asks the database what it is. Blocks.
     *
     * @throws IllegalStateException for a database that is not supported
     * @throws DataAccessResourceFailureException for one that cannot be reached
     */
    public static Dialect of(DataSource database) {
        String product;
        try {
            product = JdbcUtils.extractDatabaseMetaData(database, metadata -> metadata.getDatabaseProductName());
        } catch (MetaDataAccessException e) {
            throw new DataAccessResourceFailureException("the database cannot be reached", e);
        }
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "mysql", "mariadb" -> MYSQL;
            default ->
                throw new IllegalStateException("durable topics are kept in H2, MySQL or MariaDB, not in " + product);
        };
    }

    Map<String, String> placeholders() {
        return Map.of("body", bodyType);
    }

    /** The end of an insert that leaves a row alone which is there already. */
    String orKeep(String column) {
        return String.format(Locale.ROOT, orKeep, column);
    }

    /** The isolation in which all that is read is of one moment. */
    public int snapshot() {
        return snapshot;
    }
}
