package dev.howl.server.migration;

import dev.howl.server.StartFailure;
import java.sql.SQLException;

/** An exception for a table or index of a migration that exists although no migration created it. */
final class ForeignTableException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    ForeignTableException(String name, SQLException cause) {
        super(
                "the database already has " + name + ", which this server has no record of creating; set"
                        + " spring.datasource.url to a database of its own, or rename or drop " + name,
                cause);
    }
}
