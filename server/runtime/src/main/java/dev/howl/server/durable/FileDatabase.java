package dev.howl.server.durable;

import java.nio.file.Path;

/** The database that is there where none is named: H2 in a file, for one process. */
public final class FileDatabase {
    /** H2's ordinary access to the file closes the database for all when a thread is interrupted that writes. */
    private static final String ACCESS = "jdbc:h2:async:";
    /**
     * {@code WRITE_DELAY=0}: a commit is in the file when it returns, and so outlives the process. Closing is up to the
     * application, not to H2's own hook, which would come before the last events.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

    private FileDatabase() {}

    /**
     * The JDBC URL.
     *
     * @param directory where the file is; made where it is not there
     * @throws IllegalArgumentException where its path holds a {@code ;}
     */
    public static String url(Path directory) {
        String path = directory.toAbsolutePath().normalize().resolve("howl").toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("howl.data-dir is " + directory + "; it must not contain ';'");
        }
        return ACCESS + path + SETTINGS;
    }
}
