package dev.howl.server.h2;

import java.sql.SQLException;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/** An H2 connection that tells its database before it is closed. */
final class FileConnection extends JdbcConnection {
    private volatile @Nullable OpenDatabase database;

    FileConnection(String url, Properties login) throws SQLException {
        super(url, login, null, null, false);
    }

    void belongsTo(OpenDatabase open) {
        database = open;
    }

    @Override
    public void close() throws SQLException {
        OpenDatabase open = database;
        if (open != null) {
            open.closing(this);
        }
        super.close();
    }
}
