package dev.howl.server.durable;

import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.TransactionDefinition;

/** The differences between the supported databases. */
public enum Dialect {
    /** H2. Only {@code SERIALIZABLE} takes one snapshot of all tables. */
    H2("VARBINARY(1048576)", "", TransactionDefinition.ISOLATION_SERIALIZABLE),
    /**
     * MySQL and MariaDB. {@code ON DUPLICATE KEY UPDATE} locks an existing row exclusively, so that two transactions
     * that insert the same row cannot deadlock.
     */
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
     * Detects the dialect of a database. Blocks.
     *
     * @throws IllegalStateException for a database that is not supported
     * @throws DataAccessResourceFailureException where the database cannot be reached
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
                throw new IllegalStateException("durable topics need H2, MySQL or MariaDB; the database is " + product);
        };
    }

    Map<String, String> placeholders() {
        return Map.of("body", bodyType);
    }

    /** Returns the end of an insert statement that keeps an existing row. */
    String orKeep(String column) {
        return String.format(Locale.ROOT, orKeep, column);
    }

    /** Returns the isolation level in which all reads see the same moment. */
    public int snapshot() {
        return snapshot;
    }
}
