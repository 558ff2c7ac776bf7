package dev.howl.testservices;

import dev.howl.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;

/**
 * The data of a MariaDB server that has just been installed. The installation takes seconds, a copy of the data a
 * fraction of one, so each test JVM installs once.
 */
final class InstalledMariaDb {
    /** The default of 96 MB would be written by the installation and by each copy. */
    static final String LOG_FILE_SIZE = "--innodb-log-file-size=8M";
    /** A flush method without syncs: data given to the operating system survives the end of the process. */
    static final String NO_SYNC = "--innodb-flush-method=nosync";

    private InstalledMariaDb() {}

    /** Returns a folder from which to copy. */
    static Path data() {
        return Holder.DATA;
    }

    private static final class Holder {
        static final Path DATA = install();
    }

    private static Path install() {
        Path folder = TestFolders.create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFolders.delete(folder)));
        ChildProcess install = ChildProcess.start(List.of(
                LocalPrograms.path("mariadb-install-db"),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder,
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
                LOG_FILE_SIZE,
                NO_SYNC));
        int result = install.awaitEnd();
        if (result != 0) {
            throw new AssertionError("mariadb-install-db failed with " + result + ":\n" + install.output());
        }
        return folder;
    }
}
