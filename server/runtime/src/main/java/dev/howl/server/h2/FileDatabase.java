package dev.howl.server.h2;

import java.nio.file.Path;

/** The default database: H2 in a file, for one process. */
public final class FileDatabase {
    /**
     * The prefix of the URL. With the plain file access, an interrupt of a writing thread closes the database for all.
     */
    private static final String ACCESS = "jdbc:h2:async:";
    /**
     * {@code WRITE_DELAY=0} writes each commit to the file before it returns, so that it survives the end of the
     * process. {@code DB_CLOSE_ON_EXIT=FALSE} leaves closing to the application, since H2's shutdown hook would run
     * before the last events are written.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

    private FileDatabase() {}

    /**
     * Returns the JDBC URL.
     *
     * @param directory folder of the database file, created where it is missing
     * @throws IllegalArgumentException where the path contains a {@code ;}
     */
    public static String url(Path directory) {
        String path = directory.toAbsolutePath().normalize().resolve("howl").toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("howl.data-dir is " + directory + "; it must not contain ';'");
        }
        return ACCESS + path + SETTINGS;
    }
}
