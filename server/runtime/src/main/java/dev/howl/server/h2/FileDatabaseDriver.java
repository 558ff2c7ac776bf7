package dev.howl.server.h2;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The JDBC driver of {@link FileDatabase}. Its connections are H2's own. Safe for use by several threads. */
public final class FileDatabaseDriver implements Driver {
    static {
        try {
            DriverManager.registerDriver(new FileDatabaseDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        return acceptsURL(url) ? FileDatabase.file(url).connect(info) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return FileDatabase.isUrl(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return true;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.howl.server.h2");
    }
}
