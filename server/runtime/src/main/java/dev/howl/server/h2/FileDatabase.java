package dev.howl.server.h2;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The default database: H2 in a file, for one process. */
public final class FileDatabase {
    static final String PREFIX = "jdbc:howl:";
    /** Files by path, for the life of the process: a file that was closed after a failure is known when it is reopened. */
    private static final Map<Path, DatabaseFile> FILES = new ConcurrentHashMap<>();

    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", FileDatabase.class.getClassLoader());

    /** Apart, because an application may have another pool. */
    private static final class HikariUrl {
        static @Nullable String of(DataSource pool) {
            try {
                return pool.isWrapperFor(HikariDataSource.class)
                        ? pool.unwrap(HikariDataSource.class).getJdbcUrl()
                        : null;
            } catch (SQLException e) {
                return null;
            }
        }
    }

    private FileDatabase() {}

    /**
     * Returns the JDBC URL.
     *
     * @param directory folder of the database file, created where it is missing
     * @throws IllegalArgumentException where the path contains a {@code ;}
     */
    public static String url(Path directory) {
        String path = directory.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("it must not contain ';'");
        }
        return PREFIX + path;
    }

    /** Returns the name of the driver that opens the URL. */
    public static String driver() {
        return FileDatabaseDriver.class.getName();
    }

    /** Returns the name of the class that tells Hikari which failures end a connection. */
    public static String evictionRule() {
        return EvictionRule.class.getName();
    }

    /**
     * Returns why the database cannot be used at the moment, as a sentence without its end; empty while it can, also
     * before it is opened. Writes a small file to find out. Blocks.
     *
     * @param url a URL of {@link #url}
     */
    public static Optional<String> problem(String url) {
        return Optional.ofNullable(file(url).problem());
    }

    /**
     * Returns whether a pool's database is closed after a failure, so that a caller need not wait for a connection. One
     * call a second returns {@code false} all the same, so that there is somebody who opens the database again.
     */
    public static boolean isClosed(DataSource pool) {
        String url = HIKARI ? HikariUrl.of(pool) : null;
        return url != null && isUrl(url) && file(url).isClosed();
    }

    /** Returns whether a URL names such a database. */
    public static boolean isUrl(String url) {
        return url.startsWith(PREFIX);
    }

    static DatabaseFile file(String url) {
        return FILES.computeIfAbsent(Path.of(url.substring(PREFIX.length())), DatabaseFile::new);
    }
}
